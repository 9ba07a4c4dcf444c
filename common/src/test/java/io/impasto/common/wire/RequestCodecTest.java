package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleJob;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCodecTest {

    private static final String VALID =
            "{\"id\":\"a\",\"content\":\"s3://bucket/key\",\"styles\":[\"s3://bucket/style\"]}";

    private final RequestCodec codec = new RequestCodec();

    @Test
    void numbersMayNameLayers() throws Exception {
        StyleJob job = codec.decode(
                new RecordHeaders(),
                bytes(
                        VALID.replace(
                                "]}",
                                "],\"options\":{\"preset\":\"classic\",\"contentLayer\":2,\"styleLayers\":[1],\"styleWeights\":[5]}}")));

        assertThat(job.options().parameters().contentLayer()).isEqualTo("2");
        assertThat(job.options().parameters().styleLayers()).containsExactly("1");
    }

    @Test
    void whoMadeTheRequestStandsInAHeader() throws Exception {
        StyleJob job = codec.decode(new RecordHeaders(), bytes(VALID));

        assertThat(RequestCodec.submitter(
                        codec.encode(job, Topic.URGENT, "Zoë", null).headers()))
                .isEqualTo("Zoë");
        assertThat(RequestCodec.submitter(
                        codec.encode(job, Topic.URGENT, "n".repeat(201), null).headers()))
                .isEqualTo("n".repeat(200));
        assertThat(RequestCodec.submitter(codec.encode(job).headers())).isNull();
    }

    @Test
    void whoIsToBeToldOfTheEndStandsInAHeader() throws Exception {
        StyleJob job = codec.decode(new RecordHeaders(), bytes(VALID));

        assertThat(RequestCodec.callback(codec.encode(job, Topic.URGENT, null, "https://a.example/told")
                        .headers()))
                .isEqualTo("https://a.example/told");
        assertThat(RequestCodec.callback(codec.encode(job).headers())).isNull();
    }

    @Test
    void structuredCloudEventIsRead() throws Exception {
        ProducerRecord<String, byte[]> structured = KafkaMessageFactory.createWriter(Topic.REQUESTS, "a")
                .writeStructured(cloudEvent(), JsonFormat.CONTENT_TYPE);

        assertThat(codec.decode(structured.headers(), structured.value()).id()).isEqualTo(new JobId("a"));
    }

    @Test
    void binaryCloudEventIsRead() throws Exception {
        ProducerRecord<String, byte[]> binary =
                KafkaMessageFactory.createWriter(Topic.REQUESTS, "a").writeBinary(cloudEvent());

        assertThat(codec.decode(binary.headers(), binary.value()).id()).isEqualTo(new JobId("a"));
    }

    private static io.cloudevents.CloudEvent cloudEvent() {
        return CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/me"))
                .withType("io.impasto.job.requested.v1")
                .withData("application/json", bytes(VALID))
                .build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {                                                                          | not JSON (line 1
            []                                                                         | not a JSON object but ARRAY
            {"id":"a","content":"s3://bucket/key"}                                     | styles
            {"content":"s3://bucket/key","styles":["s3://bucket/key"]}                 | id
            {"id":"a","content":7,"styles":["s3://bucket/key"]}                        | field 'content': a reference to a picture as text is expected
            {"id":"a","content":"file:///etc/passwd","styles":["s3://bucket/key"]}     | 'file:///etc/passwd' is not a reference
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"x":1}  | unknown field 'x'
            {"id":"a","content":"s3://bucket/key","styles":["s3://b"],"options":{}}    | 's3://b' is not a reference
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"preset":"cubist"}}      | no preset 'cubist'; there are classic
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"network":"vgg"}}        | no network 'vgg'; there are squeezenet1_1, vgg19
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"preset":"classic","contentLayer":"9"}} | no layer '9'; it has 0, 1
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"contentWeight":"NaN"}}  | options.contentWeight: NaN is not a weight
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"tvWeight":1e999}}       | options.tvWeight: Infinity is not a weight
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"preset":"classic","styleWeights":[1]}} | 1 weights for 4 style layers
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"size":1.5}}             | field 'options.size': a whole number is expected
            {"id":"a","content":"s3://bucket/key","styles":["s3://bucket/key"],"options":{"size":-5}}              | options.size: -5 is not between 1 and
            {"id":"a","content":"s3://bucket/key","contentMask":"s3://bucket/mask","styles":["s3://bucket/key"],"options":{"preset":"classic"}} | contentMask: the classic presets paint without masks; presets studio and gatys take them
            {"id":"a","content":"s3://bucket/key","styles":[{"image":"s3://bucket/key","mask":"s3://bucket/m"}]} | styles.mask: a style has one but the content has none
            """)
    void refusalNamesTheOffendingThing(String request, String named) {
        assertThat(Samples.refusal(bytes(request))).contains(named);
    }

    @Test
    void idOfABrokenRequestIsKeptWhenItCanBeRead() {
        UndecodableRequestException withId = refused("{\"id\":\"mine\",\"content\":\"nowhere\",\"styles\":[]}");
        UndecodableRequestException withoutId = refused("{\"id\":\"my\\n job\",\"content\":\"nowhere\",\"styles\":[]}");

        assertThat(withId.jobId()).contains(new JobId("mine"));
        assertThat(withoutId.jobId()).isEmpty();
        assertThat(withoutId.getMessage()).doesNotContain("\n");
    }

    @Test
    void emptyRecordIsRefused() {
        assertThat(Samples.refusal(null)).contains("no value");
        assertThat(Samples.refusal(new byte[0])).contains("no value");
    }

    @Test
    void deadLetterKeepsTheRequestAndSaysWhyAndWhence() {
        ConsumerRecord<String, byte[]> request = new ConsumerRecord<>(Topic.REQUESTS, 3, 42, "a", new byte[] {1, 2, 3});

        ProducerRecord<String, byte[]> letter =
                DeadLetter.of(request, new JobFailure.InvalidRequest("no such thing"), "[]");

        assertThat(letter.topic()).isEqualTo(Topic.DEAD);
        assertThat(letter.key()).isEqualTo("a");
        assertThat(letter.value()).containsExactly(1, 2, 3);
        assertThat(header(letter, ContractHeaders.REASON_CODE)).isEqualTo("invalid-request");
        assertThat(header(letter, ContractHeaders.REASON)).isEqualTo("no such thing");
        assertThat(header(letter, ContractHeaders.ORIGIN)).isEqualTo("style.requests-3@42");
        assertThat(header(letter, ContractHeaders.HISTORY)).isEqualTo("[]");
    }

    @Test
    void expiryMayStandInTheRequestOrInTheCloudEvent() throws Exception {
        String plain = "{\"id\":\"a\",\"content\":\"s3://bucket/c\",\"styles\":[\"s3://bucket/s\"]";
        String field = plain + ",\"expirytime\":\"2026-01-02T04:04:05+01:00\"}";
        String structured = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"t\","
                + "\"expirytime\":\"2026-01-02T03:04:05Z\",\"data\":" + plain + "}}";
        RecordHeaders binary = headers("ce_expirytime", "2026-01-02T03:04:05Z");
        Instant at = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(codec.decode(new RecordHeaders(), bytes(field)).expirytime()).isEqualTo(at);
        assertThat(codec.decode(binary, bytes(plain + "}")).expirytime()).isEqualTo(at);
        assertThat(codec.decode(binary, bytes(field)).expirytime()).isEqualTo(at);
        assertThat(codec.decode(headers("content-type", "application/cloudevents+json"), bytes(structured))
                        .expirytime())
                .isEqualTo(at);
    }

    @Test
    void expiryThatIsNoTimeOrTwoTimesIsRefused() {
        String field = "{\"id\":\"a\",\"content\":\"s3://bucket/c\",\"styles\":[\"s3://bucket/s\"],"
                + "\"expirytime\":\"2026-01-02T03:04:05Z\"}";

        assertThat(refused(field.replace("2026-01-02T03:04:05Z", "tomorrow")).getMessage())
                .contains("expirytime", "a time such as");
        assertThatThrownBy(() -> codec.decode(headers("ce_expirytime", "tomorrow"), bytes(field)))
                .isInstanceOf(UndecodableRequestException.class)
                .hasMessageContaining("tomorrow");
        assertThatThrownBy(() -> codec.decode(headers("ce_expirytime", "2026-01-02T03:04:06Z"), bytes(field)))
                .isInstanceOf(UndecodableRequestException.class)
                .hasMessageContainingAll("expirytime", "03:04:05", "03:04:06");
    }

    private static RecordHeaders headers(String name, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(name, bytes(value));
        return headers;
    }

    private UndecodableRequestException refused(String request) {
        return catchThrowableOfType(
                UndecodableRequestException.class, () -> codec.decode(new RecordHeaders(), bytes(request)));
    }

    private static String header(ProducerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
