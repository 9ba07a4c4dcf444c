package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.impasto.common.wire.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The compose file: of the compose specification's form, and in step with the applications, the contract and the pom. */
class ComposeTest {

    private static final Path FOLDER = Chart.PROJECT.resolve("deploy/compose");
    private static final Map<String, Application> OWN =
            Map.of("gateway", Application.GATEWAY, "worker", Application.WORKER, "worker-cuda", Application.WORKER);

    private final JsonNode compose = read();

    @Test
    void itIsOfTheSpecificationsForm() throws Exception {
        try (InputStream in = ComposeTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
            // Its "id"s are those of an older draft than it says it is of.
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\"id\": \"[^\"]*\",", "");
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(text, InputFormat.JSON);
            ObjectNode known = compose.deepCopy();
            known.remove("name"); // younger than the schema
            assertThat(schema.validate(known.toString(), InputFormat.JSON)).isEmpty();
            ObjectNode wrong = known.deepCopy();
            ((ObjectNode) wrong.at("/services/gateway")).put("imagee", "x");
            assertThat(schema.validate(wrong.toString(), InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void everyVariableIsReadByItsApplication() {
        OWN.forEach((name, application) -> assertThat(
                        service(name).path("environment").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(application.reads(variable)).as(variable).isTrue()));
    }

    @Test
    void everybodyOnThisMachineGetsIn() {
        Map<String, String> environment =
                new ObjectMapper().convertValue(service("gateway").path("environment"), new TypeReference<>() {});
        assertThat(AccessTest.access(environment).open()).isTrue();
    }

    @Test
    void imagesHaveAVersion() {
        assertThat(compose.path("services"))
                .allSatisfy(
                        service -> assertThat(service.path("image").asText()).matches("[a-z0-9/-]+:.*[0-9].*"));
    }

    @Test
    void theServersAreThoseThatTheTestsRunAgainst() throws Exception {
        String pom = Files.readString(Chart.PROJECT.resolve("pom.xml"));
        assertThat(service("kafka").path("image").asText()).isEqualTo("apache/kafka:" + property(pom, "kafka.version"));
        assertThat(service("s3").path("image").asText()).endsWith("s3proxy-" + property(pom, "s3proxy.version"));
        assertThat(service("gateway").path("image").asText()).endsWith(":" + version(pom));
    }

    @Test
    void theTopicsAreTheContracts() throws Exception {
        Map<String, String> made = new TreeMap<>();
        Files.readAllLines(FOLDER.resolve("topics.sh")).stream()
                .filter(line -> line.startsWith("style."))
                .map(line -> line.split(" ", 2))
                .forEach(line -> made.put(line[0], line[1]));
        Map<String, String> wanted = new TreeMap<>();
        Topic.ALL.forEach(topic -> wanted.put(
                topic.name(), topic.retention().toMillis() + " " + (topic.compacted() ? "compact,delete" : "delete")));
        assertThat(made).isEqualTo(wanted);
    }

    @Test
    void oneBrokerIsEnoughForShareGroups() {
        JsonNode broker = service("kafka").path("environment");
        for (String topic : List.of("OFFSETS_TOPIC", "TRANSACTION_STATE_LOG", "SHARE_COORDINATOR_STATE_TOPIC")) {
            assertThat(broker.path("KAFKA_" + topic + "_REPLICATION_FACTOR").asInt())
                    .as(topic)
                    .isEqualTo(1);
        }
        assertThat(broker.path("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR").asInt())
                .isEqualTo(1);
    }

    @Test
    void oursAreNobodyAndWriteNothing() {
        OWN.keySet().forEach(name -> {
            JsonNode service = service(name);
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("user").asText()).isEqualTo("10001:10001");
            assertThat(service.at("/cap_drop/0").asText()).isEqualTo("ALL");
        });
    }

    @Test
    void aWorkerIsGivenTimeForItsStepAndItsCheckpoint() {
        for (String worker : List.of("worker", "worker-cuda")) {
            Duration step = Duration.parse("PT"
                    + service(worker)
                            .at("/environment/IMPASTO_WORKER_STOP_WITHIN")
                            .asText());
            Duration grace = Duration.parse(
                    "PT" + service(worker).path("stop_grace_period").asText());
            assertThat(grace).isGreaterThanOrEqualTo(step.plusSeconds(5));
        }
    }

    @Test
    void onlyThisMachineReachesIt() {
        Stream<JsonNode> ports = StreamSupport.stream(compose.path("services").spliterator(), false)
                .flatMap(service -> StreamSupport.stream(service.path("ports").spliterator(), false));
        assertThat(ports)
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
    }

    @Test
    void whatIsMountedIsThere() {
        Set<String> named = new TreeSet<>();
        compose.path("volumes").fieldNames().forEachRemaining(named::add);
        for (JsonNode service : compose.path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText()
                        .replaceFirst("^\\$\\{[A-Z_]+:-(.*?)}", "$1")
                        .replaceFirst(":.*", "");
                assertThat(named.contains(source) || Files.exists(FOLDER.resolve(source)))
                        .as(source)
                        .isTrue();
            }
        }
        for (String name : OWN.keySet()) {
            JsonNode build = service(name).path("build");
            Path context = FOLDER.resolve(build.path("context").asText());
            assertThat(context.resolve(build.path("dockerfile").asText())).exists();
        }
    }

    private JsonNode service(String name) {
        return compose.path("services").path(name);
    }

    /** With anchors and merges resolved, as Compose does. */
    private static JsonNode read() {
        try {
            Object loaded = new Yaml(new LoaderOptions()).load(Files.readString(FOLDER.resolve("compose.yaml")));
            return new ObjectMapper().valueToTree(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String pom, String name) {
        return pom.replaceAll("(?s).*<" + name + ">(.*?)</" + name + ">.*", "$1");
    }

    private static String version(String pom) {
        return pom.replaceAll("(?s).*?<artifactId>impasto</artifactId>\\s*<version>(.*?)</version>.*", "$1");
    }
}
