package io.impasto.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.TakenMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class SavedStateFuzzTest {

    /** Of a few kilobytes, bytes. */
    private static final long MOST_MEMORY = 16L << 20;

    static Stream<byte[]> states() {
        return Stream.of(
                file("{\"__metadata__\":{\"step\":\"7.0\",\"loss\":\"0.25\"}}", 0),
                file(
                        "{\"__metadata__\":{\"step\":\"7.0\"},"
                                + "\"picture\":{\"dtype\":\"F32\",\"shape\":[1,3,2,2],\"data_offsets\":[0,48]},"
                                + "\"moment\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[48,56]},"
                                + "\"empty\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[56,56]}}",
                        56));
    }

    @MethodSource("states")
    @Timeout(20)
    @FuzzTest
    void bytesAreAStateThatCanBeWrittenAgainOrUnusable(byte[] file) {
        TakenMemory.isAtMost(MOST_MEMORY, () -> isAStateOrUnusable(file));
    }

    private static void isAStateOrUnusable(byte[] file) {
        SavedState state;
        try {
            state = SavedState.of(file);
        } catch (UnusableStateException e) {
            assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContainPattern("\\p{Cc}");
            return;
        }

        byte[] written = state.toBytes();
        assertThat(SavedState.of(written).toBytes()).isEqualTo(written);
    }

    /** A safetensors file with so many bytes of numbers. */
    private static byte[] file(String header, int numbers) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + json.length + numbers)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
