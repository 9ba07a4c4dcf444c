package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.impasto.common.event.JobEvent;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.Colors;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.Init;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.Named;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.OptimiserName;
import io.impasto.common.job.Pooling;
import io.impasto.common.job.Preset;
import io.impasto.common.job.Quality;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleJob;
import io.impasto.common.job.StyleLossName;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the published contract and the codecs together: neither can change alone. */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of(
                    "urn:impasto:schema:request", text("request.schema.json"),
                    "urn:impasto:schema:control", text("control.schema.json"),
                    "urn:impasto:schema:event", text("event.schema.json"))));

    @ParameterizedTest
    @MethodSource("io.impasto.common.wire.Samples#jobs")
    void everyRequestWrittenIsValidAndReadBackTheSame(StyleJob job) throws Exception {
        // When
        ProducerRecord<String, byte[]> written = new RequestCodec().encode(job);

        // Then
        assertThat(problems("urn:impasto:schema:request", written.value())).isEmpty();
        assertThat(written.key()).isEqualTo(job.id().value());
        assertThat(new RequestCodec().decode(written.headers(), written.value()))
                .isEqualTo(job);
    }

    @ParameterizedTest
    @MethodSource("io.impasto.common.wire.Samples#events")
    void everyEventWrittenIsValidAndReadBackTheSame(JobEvent event) throws Exception {
        // When
        ProducerRecord<String, byte[]> written = new EventCodec("/worker/w1").encode(event);

        // Then
        assertThat(problems("urn:impasto:schema:event#/$defs/" + event.what(), written.value()))
                .isEmpty();
        assertThat(new EventCodec("/elsewhere").decode(Samples.received(written)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("io.impasto.common.wire.Samples#events")
    void headersAreThoseOfTheContract(JobEvent event) throws Exception {
        // Given
        JsonNode schema = asyncapi().at("/components/schemas/cloudEventHeaders");
        List<String> known = names(schema.get("properties"));
        List<String> required = new ArrayList<>();
        schema.get("required").forEach(name -> required.add(name.asText()));
        Headers headers = new EventCodec("/worker/w1").encode(event).headers();

        // When
        TraceHeaders.writeOnEvent(traced(), headers);
        List<String> written =
                Stream.of(headers.toArray()).map(header -> header.key()).toList();

        // Then
        assertThat(known).containsAll(written);
        assertThat(written).containsAll(required);
    }

    @Test
    void requestMaySayWhichTraceItBelongsTo() throws Exception {
        Headers headers = new RecordHeaders();

        TraceHeaders.write(traced(), headers);

        assertThat(names(asyncapi().at("/components/messages/request/headers/properties")))
                .containsAll(
                        Stream.of(headers.toArray()).map(header -> header.key()).toList());
    }

    /** With both of the headers that there can be. */
    private static Context traced() {
        Headers headers = new RecordHeaders();
        headers.add(
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.UTF_8));
        headers.add("tracestate", "vendor=1".getBytes(StandardCharsets.UTF_8));
        return TraceHeaders.read(headers);
    }

    @Test
    void examplesOfTheContractAreRequests() throws Exception {
        int examples = 0;
        for (JsonNode example : asyncapi().at("/components/messages/request/examples")) {
            byte[] value = JSON.writeValueAsBytes(example.get("payload"));
            assertThat(problems("urn:impasto:schema:request", value)).isEmpty();
            assertThat(new RequestCodec().decode(new RecordHeaders(), value)).isNotNull();
            examples++;
        }
        assertThat(examples).isPositive();
    }

    @Test
    void everyCommandWrittenIsValidAndReadBackTheSame() throws Exception {
        for (RequestDigest request : new RequestDigest[] {null, RequestDigest.of(new byte[] {1})}) {
            ProducerRecord<String, byte[]> written = new ControlCodec().encode(Samples.ID, request);

            assertThat(problems("urn:impasto:schema:control", written.value())).isEmpty();
            assertThat(new ControlCodec().decode(Samples.received(written)))
                    .isEqualTo(new Cancellation(Samples.ID, Instant.ofEpochMilli(-1), request));
        }
    }

    @Test
    void schemaHasEveryOptionAndEveryName() throws Exception {
        JsonNode request = JSON.readTree(text("request.schema.json"));
        JsonNode options = request.at("/properties/options/properties");

        assertThat(names(options))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(JobOptions.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        Map.<String, Named[]>of(
                        "preset", Preset.values(),
                        "network", NetworkName.values(),
                        "quality", Quality.values(),
                        "colors", Colors.values(),
                        "styleLoss", StyleLossName.values(),
                        "pooling", Pooling.values(),
                        "init", Init.values(),
                        "optimiser", OptimiserName.values(),
                        "format", FormatName.values())
                .forEach((name, members) -> assertThat(strings(options.at("/" + name + "/enum")))
                        .containsExactlyElementsOf(
                                Arrays.stream(members).map(Named::wireName).toList()));
        assertThat(strings(JSON.readTree(text("event.schema.json"))
                        .at("/$defs/succeeded/properties/image/properties/mediaType/enum")))
                .containsExactlyElementsOf(Arrays.stream(FormatName.values())
                        .map(FormatName::mediaType)
                        .distinct()
                        .toList());
        assertThat(strings(request.at("/$defs/tap/enum")))
                .containsExactlyElementsOf(Arrays.stream(NetworkName.values())
                        .flatMap(network -> network.taps().stream())
                        .distinct()
                        .toList());
        assertThat(request.at("/properties/styles/maxItems").asInt()).isEqualTo(StyleJob.MAX_STYLES);
    }

    @Test
    void schemaHasEveryFailure() throws Exception {
        List<String> codes = strings(
                JSON.readTree(text("event.schema.json")).at("/$defs/failed/properties/failure/properties/code/enum"));

        assertThat(codes).hasSameSizeAs(JobFailure.class.getPermittedSubclasses());
        assertThat(JobFailure.CODES).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(codes)
                .allSatisfy(code ->
                        assertThat(JobFailure.of(code, "because").code()).isEqualTo(code));
    }

    @Test
    void channelsAreTheTopics() throws Exception {
        List<String> addresses = new ArrayList<>();
        asyncapi()
                .get("channels")
                .forEach(channel -> addresses.add(channel.get("address").asText()));

        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Topic.ALL.stream().map(Topic::name).toList());
    }

    @Test
    void schemaRefusesWhatTheCodecRefuses() {
        for (String wrong : List.of(
                "{}",
                "{\"id\":\"a\",\"content\":\"s3://bucket/key\",\"styles\":[]}",
                "{\"id\":\"a b\",\"content\":\"s3://bucket/key\",\"styles\":[\"s3://bucket/key\"]}",
                "{\"id\":\"a\",\"content\":\"http://elsewhere/x.png\",\"styles\":[\"s3://bucket/key\"]}",
                "{\"id\":\"a\",\"content\":\"s3://bucket/key\",\"styles\":[\"s3://bucket/key\"],\"optoins\":{}}",
                "{\"id\":\"a\",\"content\":\"s3://bucket/key\",\"styles\":[\"s3://bucket/key\"],\"options\":{\"size\":0}}",
                "{\"id\":\"a\",\"content\":\"s3://bucket/key\",\"styles\":[\"s3://bucket/key\"],\"options\":{\"jpegQuality\":80}}")) {
            byte[] value = wrong.getBytes(StandardCharsets.UTF_8);
            assertThat(problems("urn:impasto:schema:request", value)).as(wrong).isNotEmpty();
            assertThat(Samples.refusal(value)).as(wrong).isNotNull();
        }
    }

    private static List<com.networknt.schema.Error> problems(String schema, byte[] value) {
        Schema found = SCHEMAS.getSchema(SchemaLocation.of(schema));
        return found.validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON);
    }

    private static JsonNode asyncapi() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(text("asyncapi.yaml"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static String text(String resource) {
        try (InputStream in = ContractTest.class.getResourceAsStream("/contract/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
