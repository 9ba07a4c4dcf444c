package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.Refusal;
import io.impasto.common.job.StyleJob;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCodecFuzzTest {

    private static final RequestCodec CODEC = new RequestCodec();

    static Stream<byte[]> requests() {
        return Samples.jobs().map(CODEC::encode).map(RecordFile::bytes);
    }

    @MethodSource("requests")
    @Timeout(20)
    @FuzzTest
    void recordIsARequestThatCanBeWrittenAgainOrATypedError(byte[] file) throws Exception {
        RecordFile message = RecordFile.of(file);
        StyleJob job;
        try {
            job = CODEC.decode(message.headers(), message.value());
        } catch (UndecodableRequestException e) {
            Refusal.isFitToBeShown(e);
            return;
        }

        ProducerRecord<String, byte[]> written = CODEC.encode(job);
        assertThat(CODEC.decode(written.headers(), written.value())).isEqualTo(job);
    }
}
