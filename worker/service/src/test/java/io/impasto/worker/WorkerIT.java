package io.impasto.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.ResultKey;
import io.impasto.common.wire.ContractHeaders;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalWorker;
import io.impasto.local.servers.LocalWorker.Launch;
import io.impasto.local.witness.TopicWitness;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged worker with a real broker and a real S3 server, each a process of its own. */
class WorkerIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String BUCKET = WorkerServers.BUCKET;
    private static final Duration LOCK = Duration.ofSeconds(3);

    /** Up sooner, as in the local stack. */
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

    /** Long enough to tell from it how many steps a machine does in several locks: 5 to 60 a second. */
    private static final int PROBE_STEPS = 150;

    /** Kept, with the logs in it, when a test fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static WorkerServers servers;
    private static LocalS3 s3;
    private static MinioBlobStore store;
    private static TopicWitness topics;
    private static LocalWorker worker;

    @BeforeAll
    static void startEverything() throws Exception {
        servers = WorkerServers.start(folder, LOCK);
        s3 = servers.s3();
        store = servers.store();
        topics = servers.topics();
        servers.put("large.png", TestPictures.png(400, 300, 3));
        servers.put("strip.png", TestPictures.png(1, 5000, 4));
        servers.put("dot.png", TestPictures.png(1, 1, 5));
        servers.put("text.png", "not a picture".getBytes(StandardCharsets.UTF_8));
        worker = startWorker("w1", s3.endpoint().toString());
    }

    @AfterAll
    static void stopEverything() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {worker, servers}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void handWrittenRequestGivesACompletionThatNamesTheObject() {
        topics.request(
                "hand",
                request("hand", "content.png", "\"preset\":\"classic\",\"iterations\":5,\"size\":40,\"styleSize\":40"));

        Succeeded succeeded = (Succeeded) topics.end("hand");

        byte[] stored = store.get(succeeded.result().image().object(), Integer.MAX_VALUE);
        assertThat(succeeded.result().image().sha256()).isEqualTo(ResultKey.sha256(stored));
        assertThat(succeeded.result().image().width()).isEqualTo(50);
        assertThat(topics.events("hand")).hasAtLeastOneElementOfType(Started.class);
        assertThat(topics.events("hand"))
                .filteredOn(Progressed.class::isInstance)
                .extracting(event -> ((Progressed) event).step())
                .startsWith(0)
                .endsWith(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "forbidden | `{\"id\":\"forbidden\",\"content\":\"s3://secrets/a.png\",\"styles\":[\"s3://pictures/style.png\"]}` | forbidden-reference | s3://secrets/a.png",
                "missing   | `{\"id\":\"missing\",\"content\":\"s3://pictures/gone.png\",\"styles\":[\"s3://pictures/style.png\"]}` | missing-object | s3://pictures/gone.png",
                "text      | `{\"id\":\"text\",\"content\":\"s3://pictures/text.png\",\"styles\":[\"s3://pictures/style.png\"]}` | unreadable-image | s3://pictures/text.png",
                "tiny      | `{\"id\":\"tiny\",\"content\":\"s3://pictures/content.png\",\"styles\":[\"s3://pictures/style.png\"],\"options\":{\"size\":3}}` | image-too-small | 3",
            })
    void jobThatCantBeDoneFailsNamingWhatIsToBlame(String id, String json, String code, String named) {
        topics.request(id, json);

        assertFailed(id, code, named);
        assertGoesOn(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "layer | `{\"id\":\"layer\",\"content\":\"s3://pictures/content.png\",\"styles\":[\"s3://pictures/style.png\"],\"options\":{\"contentLayer\":\"relu9_9\"}}` | relu9_9",
                "nan   | `{\"id\":\"nan\",\"content\":\"s3://pictures/content.png\",\"styles\":[\"s3://pictures/style.png\"],\"options\":{\"tvWeight\":\"NaN\"}}` | tvWeight",
                "typo  | `{\"id\":\"typo\",\"content\":\"s3://pictures/content.png\",\"styles\":[\"s3://pictures/style.png\"],\"options\":{\"sise\":3}}` | sise",
            })
    void undecodableRequestWithAnIdFailsAndIsBuried(String id, String json, String named) {
        topics.request(id, json);

        assertFailed(id, "invalid-request", named);
        ConsumerRecord<String, byte[]> letter = topics.dead(id);
        assertThat(TopicWitness.header(letter, ContractHeaders.REASON)).contains(named);
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(json);
        assertGoesOn(id);
    }

    @Test
    void brokenJsonIsBuriedWithTheReason() {
        topics.request("broken", "{\"id\":\"broken\", \"content\":");

        ConsumerRecord<String, byte[]> letter = topics.dead("broken");

        assertThat(TopicWitness.header(letter, ContractHeaders.REASON_CODE)).isEqualTo("invalid-request");
        assertThat(TopicWitness.header(letter, ContractHeaders.REASON)).contains("line");
        assertGoesOn("broken");
    }

    @ParameterizedTest
    @CsvSource({"strip.png", "dot.png"})
    void oddShapesSucceedOrFailButNeverStopTheWorker(String picture) {
        String id = picture.replace('.', '-');
        topics.request(
                id, request(id, picture, "\"preset\":\"classic\",\"iterations\":2,\"size\":24,\"styleSize\":40"));

        topics.end(id);

        assertGoesOn(id);
    }

    @Test
    void jobLongerThanTheLockRunsOnce() {
        double probe = ((Succeeded) large("probe", PROBE_STEPS)).result().seconds();
        int steps = PROBE_STEPS + (int) (PROBE_STEPS * 3 * LOCK.toSeconds() / probe);

        Succeeded succeeded = (Succeeded) large("long", steps);

        assertThat(succeeded.result().seconds())
                .as("or this test shows nothing")
                .isGreaterThan(1.5 * LOCK.toSeconds());
        assertGoesOn("long");
        assertThat(topics.events("long")).filteredOn(Started.class::isInstance).hasSize(1);
        assertThat(topics.ends("long")).hasSize(1);
    }

    @Test
    void runningJobShowsPicturesThatGrowAndAreGoneAtItsEnd() throws Exception {
        String id = "watched";
        topics.request(id, request(id, "large.png", """
                        "preset":"studio","network":"squeezenet1_1","size":128,"smallestScale":60,"scales":3,\
                        "initialIterations":60,"iterations":60"""));
        topics.awaitEvent(id, Preview.class::isInstance);

        List<Integer> seen = new ArrayList<>();
        while (topics.ends(id).isEmpty()) {
            look(id).ifPresent(picture -> seen.add(picture.getWidth()));
        }

        assertThat(topics.end(id)).isInstanceOf(Succeeded.class);
        // Not each of them: who looks too rarely on a busy machine misses some.
        assertThat(seen).as("px").isSorted().isNotEmpty().isSubsetOf(64, 91, 128);
        List<Preview> told = topics.events(id).stream()
                .filter(Preview.class::isInstance)
                .map(Preview.class::cast)
                .toList();
        assertThat(told).extracting(Preview::step).startsWith(0).isSorted();
        assertThat(told.stream().map(preview -> preview.image().width()).distinct())
                .as("px, each scale enlarged by the square root of 2; a preview gives way to a newer one")
                .startsWith(64)
                .isSorted()
                .isSubsetOf(64, 91, 128)
                .hasSizeGreaterThan(1);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(store.list(BUCKET, JobKeys.folder(new JobId(id))))
                        .containsExactly(JobKeys.end(new JobId(id))));
    }

    /** As a gateway does. Empty once the job has ended. */
    private static Optional<BufferedImage> look(String id) throws IOException {
        try {
            byte[] bytes = store.get(new S3Object(BUCKET, JobKeys.preview(new JobId(id), 1)), Integer.MAX_VALUE);
            return Optional.of(ImageIO.read(new ByteArrayInputStream(bytes)));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    private static Terminal large(String id, int steps) {
        topics.request(
                id,
                request(
                        id,
                        "large.png",
                        "\"preset\":\"classic\",\"iterations\":%d,\"size\":128,\"styleSize\":128".formatted(steps)));
        return topics.end(id);
    }

    @Test
    void storeDownAtStartKeepsTheWorkerUnreadyUntilItIsThere() throws Exception {
        Path data = Files.createDirectory(folder.resolve("late-s3"));
        LocalS3 shortLived = LocalS3.start(data, 0, "key", "secret");
        int port = shortLived.endpoint().getPort();
        shortLived.close();
        try (LocalWorker early = startWorker("early", "http://127.0.0.1:" + port)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(early.readiness().status()).isEqualTo(503);
                assertThat(early.readiness().body()).contains("\"store\"", "127.0.0.1:" + port);
            });
            try (LocalS3 late = LocalS3.start(data, port, "key", "secret")) {
                awaitReady(early);
                assertThat(early.log().lines().filter(line -> line.contains("waitingFor=store reason")))
                        .hasSize(1);
                assertThat(early.get("/q/health/live").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void metricsCountJobsByOutcomeAndFailure() {
        topics.request(
                "counted",
                "{\"id\":\"counted\",\"content\":\"s3://pictures/gone.png\",\"styles\":[\"s3://pictures/style.png\"]}");
        topics.end("counted");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(worker.get("/q/metrics").body())
                        .contains(
                                "impasto_jobs_total{failure=\"missing-object\",outcome=\"failed\"}",
                                "impasto_worker_busy"));
    }

    @Test
    void endIsToldInTheRequestsTraceAndEveryLineOfTheJobIsJsonWithItsId() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String parent = "00-" + trace + "-b7ad6b7169203331-01";

        topics.send(
                Topic.REQUESTS,
                "traced",
                request(
                        "traced",
                        "content.png",
                        "\"preset\":\"classic\",\"iterations\":2,\"size\":40,\"styleSize\":40"),
                Map.of("traceparent", parent));
        topics.end("traced");

        ConsumerRecord<String, byte[]> end =
                topics.messages(Topic.COMPLETIONS, "traced").get(0);
        assertThat(TopicWitness.header(end, "traceparent")).contains(trace);
        assertThat(TopicWitness.header(end, "ce_traceparent")).contains(trace);
        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                worker.log().lines().filter(text -> text.startsWith("{")).toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .filteredOn(line -> line.path("message").asText().startsWith("jobId=traced "))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.at("/mdc/jobId").asText()).isEqualTo("traced"))
                .allSatisfy(line -> assertThat(line.at("/mdc/traceId").asText()).isEqualTo(trace));
        assertThat(lines)
                .filteredOn(line -> line.at("/mdc/jobId").asText().equals("traced"))
                .noneMatch(line -> line.path("message").asText().contains("state=ready"));
    }

    @Test
    void healthSaysThatTheWorkerIsStartedAndInItsGroupAndThatItsThreadsLive() throws Exception {
        awaitReady(worker);

        assertThat(worker.get("/q/health/started").status()).isEqualTo(200);
        assertThat(worker.get("/q/health/live").body())
                .contains(
                        "\"control\": true",
                        "\"deferral\": true",
                        "\"device\": true",
                        "\"intake\": true",
                        "\"lookout\": true");
        assertThat(worker.get("/q/metrics").body())
                .contains(
                        "impasto_store_trouble 0.0",
                        "impasto_broker_trouble 0.0",
                        "impasto_jobs_total{failure=\"diverged\"");
    }

    @Test
    void unusableDeviceEndsTheProcessSayingWhatIsMissing() throws Exception {
        Map<String, String> properties = properties(s3.endpoint().toString());
        properties.put("impasto.worker.device", "gpu:99");
        try (LocalWorker failing = LocalWorker.start(launch("gpu", properties))) {
            assertThat(failing.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(failing.process().exitValue()).isNotZero();
            assertThat(failing.log()).contains("device=gpu:99 unavailable=");
        }
    }

    private static void assertFailed(String id, String code, String named) {
        Failed failed = (Failed) topics.end(id);
        assertThat(failed.failure().code()).isEqualTo(code);
        assertThat(failed.failure().detail()).contains(named);
    }

    private static void assertGoesOn(String after) {
        String id = "after-" + after;
        topics.request(
                id, request(id, "content.png", "\"preset\":\"classic\",\"iterations\":1,\"size\":40,\"styleSize\":40"));
        assertThat(topics.end(id)).isInstanceOf(Succeeded.class);
        assertThat(topics.ends(after).size()).isLessThanOrEqualTo(1);
    }

    private static String request(String id, String content, String options) {
        return """
                {"id":"%s","content":"s3://pictures/%s","styles":["s3://pictures/style.png"],"options":{%s}}""".formatted(id, content, options);
    }

    private static void awaitReady(LocalWorker worker) throws InterruptedException {
        worker.awaitReady(Duration.ofSeconds(60));
    }

    private static LocalWorker startWorker(String name, String endpoint) {
        return LocalWorker.start(launch(name, properties(endpoint)));
    }

    private static Launch launch(String name, Map<String, String> properties) {
        return new Launch(JAR, name, folder, servers.models(), servers.broker().bootstrapServers(), properties, JVM);
    }

    private static Map<String, String> properties(String endpoint) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("impasto.worker.device", "cpu");
        properties.put("impasto.store.endpoint", endpoint);
        properties.put("impasto.store.access-key", "key");
        properties.put("impasto.store.secret-key", "secret");
        properties.put("impasto.store.bucket", BUCKET);
        properties.put("impasto.worker.preview.interval", "100ms");
        properties.put("quarkus.log.console.json.enabled", "true");
        // OMP_NUM_THREADS: the worker and all the servers share the machine.
        properties.put("omp.num.threads", "1");
        return properties;
    }
}
