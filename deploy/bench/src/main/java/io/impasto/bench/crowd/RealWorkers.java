package io.impasto.bench.crowd;

import io.impasto.local.servers.LocalWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged worker, in one process or several, each with one thread to compute on. */
final class RealWorkers {

    /** As {@code deploy/impasto up} starts them. */
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1");

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final long ALL_WITHIN_MS = 900_000;

    private RealWorkers() {}

    /**
     * Has the jobs made, and returns how many a minute were, from the end of the first few, when all workers are at it, to when there is no more work for all.
     *
     * @param together how many requests each worker may work at at a time
     * @param app the worker's {@code quarkus-run.jar}
     */
    static double jobsPerMinute(int workers, int together, List<Order> orders, Servers servers, Path app, Path folder)
            throws IOException, InterruptedException {
        Map<String, String> properties = new HashMap<>(servers.properties());
        properties.put("OMP_NUM_THREADS", "1");
        properties.put("impasto.worker.batch.requests", Integer.toString(together));
        Path models = Files.createDirectories(folder.resolve("models"));
        List<LocalWorker> started = new ArrayList<>();
        try (Ends ends = Ends.of(servers.bootstrapServers());
                Submitter submitter = new Submitter(servers.bootstrapServers())) {
            for (int i = 1; i <= workers; i++) {
                started.add(LocalWorker.start(new LocalWorker.Launch(
                        app, "worker-" + i, folder, models, servers.bootstrapServers(), properties, JVM)));
            }
            for (LocalWorker worker : started) {
                worker.awaitReady(READY_WITHIN);
            }
            submitter.submit(orders);
            Crowd.await("the real workers", ALL_WITHIN_MS, () -> ends.jobs() == orders.size() || ends.deaf());
            return rate(ends.heard(), 2 * workers, workers);
        } finally {
            started.forEach(LocalWorker::close);
        }
    }

    /**
     * @param heard when each job had ended, ns, ascending
     * @param skipped that many at the beginning don't count
     * @param left nor that many at the end
     */
    static double rate(List<Long> heard, int skipped, int left) {
        int first = skipped - 1;
        int last = heard.size() - 1 - left;
        if (first < 0 || last <= first) {
            throw new IllegalArgumentException(heard.size() + " ends are too few");
        }
        return (last - first) / ((heard.get(last) - heard.get(first)) / 60e9);
    }
}
