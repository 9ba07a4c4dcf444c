package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.Refusal;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.RequestDigest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class ControlCodecFuzzTest {

    private static final ControlCodec CODEC = new ControlCodec();

    static Stream<byte[]> commands() {
        return Stream.of(CODEC.encode(Samples.ID, null), CODEC.encode(Samples.ID, RequestDigest.of(new byte[] {1})))
                .map(command -> concatenated((command.key() + "\n").getBytes(StandardCharsets.UTF_8), command.value()));
    }

    /** The file's first line is the record's key, the rest its value. */
    @MethodSource("commands")
    @Timeout(20)
    @FuzzTest
    void recordIsACancelThatCanBeWrittenAgainOrATypedError(byte[] file) throws Exception {
        int end = 0;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        String key = new String(file, 0, end, StandardCharsets.UTF_8);
        byte[] value = Arrays.copyOfRange(file, Math.min(end + 1, file.length), file.length);
        Cancellation cancellation;
        try {
            cancellation = CODEC.decode(received(key, value));
        } catch (UndecodableControlException e) {
            Refusal.isFitToBeShown(e);
            return;
        }

        ProducerRecord<String, byte[]> written = CODEC.encode(cancellation.jobId(), cancellation.request());
        assertThat(CODEC.decode(received(written.key(), written.value()))).isEqualTo(cancellation);
    }

    private static ConsumerRecord<String, byte[]> received(String key, byte[] value) {
        return new ConsumerRecord<>(Topic.CONTROL, 0, 0, key, value);
    }

    private static byte[] concatenated(byte[] start, byte[] rest) {
        byte[] all = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, all, start.length, rest.length);
        return all;
    }
}
