package io.impasto.worker;

import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.local.servers.LocalWorker;
import io.impasto.local.servers.LocalWorker.Launch;
import io.impasto.local.witness.TopicWitness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Packaged workers before a long queue of small requests, with servers of their own. */
abstract class LongQueue {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration LOCK = Duration.ofSeconds(6);
    static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private WorkerServers servers;
    TopicWitness topics;
    private final List<LocalWorker> workers = new ArrayList<>();

    @BeforeEach
    void startServers() throws Exception {
        servers = WorkerServers.start(folder, LOCK);
        topics = servers.topics();
    }

    @AfterEach
    void stopEverything() throws Exception {
        workers.forEach(LocalWorker::close);
        if (servers != null) {
            servers.close();
        }
    }

    boolean hasCheckpoint(String id) {
        return servers.store().exists(new S3Object(WorkerServers.BUCKET, JobKeys.checkpoint(new JobId(id))));
    }

    List<Started> starts(String id) {
        return topics.events(id).stream()
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .toList();
    }

    /** Each with a seed of its own, or it would be served what another has painted. */
    void request(String id, int size, int iterations) {
        topics.request(id, """
                {"id":"%s","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
                 "options":{"preset":"classic","iterations":%d,"size":%d,"styleSize":40,"seed":%d}}""".formatted(id, iterations, size, Math.abs(id.hashCode())));
    }

    static double metric(LocalWorker worker, String name) {
        return worker.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    LocalWorker start(String name, int requests) throws InterruptedException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("impasto.worker.device", "cpu");
        properties.put("impasto.worker.batch.requests", Integer.toString(requests));
        properties.put("impasto.store.endpoint", servers.s3().endpoint().toString());
        properties.put("impasto.store.access-key", "key");
        properties.put("impasto.store.secret-key", "secret");
        properties.put("impasto.store.bucket", WorkerServers.BUCKET);
        properties.put("impasto.worker.checkpoint.interval", "500ms");
        properties.put("omp.num.threads", "1");
        LocalWorker worker = LocalWorker.start(new Launch(
                JAR,
                name,
                folder,
                servers.models(),
                servers.broker().bootstrapServers(),
                properties,
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1")));
        workers.add(worker);
        worker.awaitReady(Duration.ofSeconds(120));
        return worker;
    }
}
