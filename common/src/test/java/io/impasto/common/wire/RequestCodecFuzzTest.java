package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.Refusal;
import io.impasto.common.job.StyleJob;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCodecFuzzTest {

    private static final RequestCodec CODEC = new RequestCodec();

    private static final String REQUEST = """
            {"id":"job-1","content":"s3://impasto/a.jpg","styles":["s3://impasto/b.jpg"]%s}""";

    static Stream<byte[]> requests() {
        return Stream.concat(Samples.jobs().map(CODEC::encode).map(RecordFile::bytes), expiring());
    }

    /** Each way to say when nobody wants the picture any more. */
    private static Stream<byte[]> expiring() {
        String time = "2026-11-24T04:05:06.789+01:00";
        String event = "ce_specversion: 1.0\nce_id: 1\nce_source: /a\nce_type: b\nce_expirytime: " + time + "\n\n";
        String structured = "content-type: application/cloudevents+json\n\n"
                + "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\",\"expirytime\":\"" + time
                + "\",\"data\":" + REQUEST.formatted("") + "}";
        return Stream.of(
                        "\n" + REQUEST.formatted(",\"expirytime\":\"" + time + "\""),
                        "\n" + REQUEST.formatted(",\"expirytime\":1.5e9"),
                        event + REQUEST.formatted(""),
                        event + REQUEST.formatted(",\"expirytime\":\"" + time + "\""),
                        structured)
                .map(file -> file.getBytes(StandardCharsets.ISO_8859_1));
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
