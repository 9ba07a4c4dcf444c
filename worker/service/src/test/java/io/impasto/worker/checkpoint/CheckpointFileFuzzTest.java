package io.impasto.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFileFuzzTest {

    private static final ResultKey RESULT = new ResultKey("ab".repeat(32));

    static Stream<byte[]> bodies() {
        SavedState state = new SavedState();
        state.put("step", 7);
        return Stream.of(state.toBytes(), CheckpointFile.encode(state, RESULT));
    }

    /** The bytes alone, and as what somebody wrote who knows the format and the digests. */
    @MethodSource("bodies")
    @Timeout(20)
    @FuzzTest
    void bytesAreACheckpointOrUnusable(byte[] body) {
        byte[] header = ("impasto-checkpoint 1 " + RESULT + " " + ResultKey.sha256(body) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, file, header.length, body.length);

        isACheckpointOrUnusable(body);
        isACheckpointOrUnusable(file);
    }

    private static void isACheckpointOrUnusable(byte[] file) {
        try {
            assertThat(CheckpointFile.decode(file, RESULT)).isNotNull();
        } catch (UnusableStateException e) {
            assertThat(e.getMessage()).hasSizeLessThan(600);
        }
    }
}
