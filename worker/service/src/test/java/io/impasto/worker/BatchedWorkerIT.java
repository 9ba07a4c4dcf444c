package io.impasto.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.wire.Topic;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import io.impasto.local.servers.LocalWorker;
import io.impasto.local.servers.LocalWorker.Launch;
import io.impasto.local.witness.TopicWitness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged worker before a long queue: it works at several requests at once, and each keeps what a request alone has. */
class BatchedWorkerIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String BUCKET = "pictures";
    private static final Duration LOCK = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** So many that they never end by themselves. */
    private static final int ENDLESS = 1_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Path models;
    private LocalBroker broker;
    private LocalS3 s3;
    private MinioBlobStore store;
    private TopicWitness topics;
    private final List<LocalWorker> workers = new ArrayList<>();

    @BeforeEach
    void startServers() throws Exception {
        models = Files.createDirectory(folder.resolve("models"));
        SeededSqueezeNet.writeInto(models);
        broker = LocalBroker.start(Files.createDirectory(folder.resolve("broker")), 0);
        s3 = LocalS3.start(Files.createDirectory(folder.resolve("s3")), 0, "key", "secret");
        LocalTopics.create(broker.bootstrapServers(), LOCK);
        store = new MinioBlobStore(s3.endpoint(), "us-east-1", s3.accessKey(), s3.secretKey());
        store.ensureBucket(BUCKET);
        put("content.png", TestPictures.png(60, 48, 1));
        put("style.png", TestPictures.png(50, 50, 2));
        topics = TopicWitness.fromTheBeginning(broker.bootstrapServers());
    }

    @AfterEach
    void stopEverything() throws Exception {
        workers.forEach(LocalWorker::close);
        for (AutoCloseable started : new AutoCloseable[] {topics, store, s3, broker}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void jobsOfAShapeAreWorkedAtTogetherWhileTheQueueIsLongAndEachEndsOnce() throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < 24; i++) {
            String id = "job-" + i;
            ids.add(id);
            request(id, i % 2 == 0 ? 40 : 48, 60);
        }
        LocalWorker worker = start("w1", 3);

        ids.forEach(id -> assertThat(topics.end(id)).as(id).isInstanceOf(Succeeded.class));

        ids.forEach(id -> {
            assertThat(topics.ends(id)).as(id).hasSize(1);
            assertThat(starts(id)).as(id).hasSize(1);
        });
        double batches = metric(worker, "impasto_batch_requests_count");
        assertThat(metric(worker, "impasto_batch_requests_sum"))
                .as("requests, against the batches that they came in")
                .isEqualTo(ids.size())
                .isGreaterThan(batches);
        assertThat(metric(worker, "impasto_leases_total{event=\"lost\"}")).isZero();
        await().atMost(PATIENCE).until(() -> metric(worker, "impasto_jobs_in_hand") == 0);

        // What comes now is a short queue, and left to other workers.
        await().atMost(PATIENCE).until(() -> worker.log().contains("batches=off"));
        List<String> few = List.of("a", "b", "c", "d");
        few.forEach(id -> request(id, 40, 60));
        few.forEach(topics::end);

        assertThat(metric(worker, "impasto_batch_requests_count")).isEqualTo(batches + few.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "killed"})
    void eachJobOfABatchIsCancelledAndGoesOnElsewhereForItself(String how) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            ids.add("job-" + i);
            request("job-" + i, 40, ENDLESS);
        }
        LocalWorker first = start("w1", 3);
        Set<String> batch = awaitBatch(3);

        // One of them is cancelled, and only that one.
        String unwanted = batch.iterator().next();
        cancel(unwanted);
        assertThat(topics.end(unwanted)).isInstanceOf(Cancelled.class);
        batch.remove(unwanted);
        batch.forEach(id -> {
            int step = lastStep(id);
            topics.awaitEvent(id, event -> event instanceof Progressed progressed && progressed.step() > step);
            assertThat(topics.ends(id)).isEmpty();
        });
        await().atMost(PATIENCE).until(() -> batch.stream().allMatch(this::hasCheckpoint));

        // The worker goes, and what it had is gone on with elsewhere, each from where it was.
        start("w2", 1);
        if (how.equals("killed")) {
            first.process().destroyForcibly();
        } else {
            first.process().destroy();
        }
        await().atMost(PATIENCE).until(() -> {
            running().stream()
                    .filter(id -> !batch.contains(id) || starts(id).size() > 1)
                    .forEach(this::cancel);
            return batch.stream().noneMatch(id -> topics.ends(id).isEmpty());
        });
        batch.forEach(id -> {
            assertThat(starts(id).get(1).worker()).isEqualTo("w2");
            assertThat(starts(id).get(1).resumedFromStep()).as(id).isPositive();
            assertThat(topics.ends(id)).singleElement().isInstanceOf(Cancelled.class);
        });
    }

    /** Until so many jobs are being worked at. Fewer that stay by themselves are cancelled, for they would never end; others may be about to be told of. */
    private Set<String> awaitBatch(int size) {
        Set<String> seen = new LinkedHashSet<>();
        AtomicInteger looks = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            Set<String> now = running();
            looks.set(now.equals(seen) ? looks.get() + 1 : 0);
            seen.clear();
            seen.addAll(now);
            if (now.size() < size && looks.get() >= 4) {
                now.forEach(this::cancel);
                looks.set(0);
            }
            return now.size() >= size;
        });
        return seen;
    }

    private Set<String> running() {
        Set<String> running = new LinkedHashSet<>();
        List<JobEvent> told = topics.allEvents();
        told.stream()
                .filter(Started.class::isInstance)
                .forEach(start -> running.add(start.jobId().value()));
        told.stream()
                .filter(Terminal.class::isInstance)
                .forEach(end -> running.remove(end.jobId().value()));
        return running;
    }

    private int lastStep(String id) {
        return topics.events(id).stream()
                .filter(Progressed.class::isInstance)
                .mapToInt(event -> ((Progressed) event).step())
                .max()
                .orElse(0);
    }

    private boolean hasCheckpoint(String id) {
        return store.exists(new S3Object(BUCKET, JobKeys.checkpoint(new JobId(id))));
    }

    private List<Started> starts(String id) {
        return topics.events(id).stream()
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .toList();
    }

    private void cancel(String id) {
        topics.send(Topic.CONTROL, id, "{\"action\":\"cancel\"}", Map.of());
    }

    /** Each with a seed of its own, or it would be served what another has painted. */
    private void request(String id, int size, int iterations) {
        topics.request(id, """
                {"id":"%s","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
                 "options":{"preset":"classic","iterations":%d,"size":%d,"styleSize":40,"seed":%d}}""".formatted(id, iterations, size, Math.abs(id.hashCode())));
    }

    private static double metric(LocalWorker worker, String name) {
        return worker.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private LocalWorker start(String name, int requests) throws InterruptedException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("impasto.worker.device", "cpu");
        properties.put("impasto.worker.batch.requests", Integer.toString(requests));
        properties.put("impasto.store.endpoint", s3.endpoint().toString());
        properties.put("impasto.store.access-key", "key");
        properties.put("impasto.store.secret-key", "secret");
        properties.put("impasto.store.bucket", BUCKET);
        properties.put("impasto.worker.checkpoint.interval", "500ms");
        properties.put("omp.num.threads", "1");
        LocalWorker worker = LocalWorker.start(new Launch(
                JAR,
                name,
                folder,
                models,
                broker.bootstrapServers(),
                properties,
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1")));
        workers.add(worker);
        worker.awaitReady(Duration.ofSeconds(120));
        return worker;
    }

    private void put(String key, byte[] bytes) {
        store.putIfAbsent(new S3Object(BUCKET, key), bytes, "image/png");
    }
}
