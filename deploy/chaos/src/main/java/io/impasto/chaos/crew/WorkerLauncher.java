package io.impasto.chaos.crew;

import io.impasto.chaos.StoreAccess;
import io.impasto.local.servers.LocalWorker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts workers that are all alike.
 *
 * @param jar the worker's {@code quarkus-run.jar}
 * @param folder for their logs
 * @param models the folder of the weights
 * @param bootstrapServers as the workers are to reach the broker
 * @param store as the workers are to reach it
 * @param properties the rest of their configuration, over the usual one here
 */
public record WorkerLauncher(
        Path jar,
        Path folder,
        Path models,
        String bootstrapServers,
        StoreAccess store,
        Map<String, String> properties) {

    /** Pictures are small here, and tensors lie outside the heap. */
    private static final List<String> JVM = List.of("-Xmx256m");

    /** Often, so that a job of seconds has one to go on from. */
    private static final String CHECKPOINT_INTERVAL = "200ms";

    /** Often, so that there is always one on its way when something breaks. */
    private static final String PREVIEW_INTERVAL = "200ms";

    public WorkerLauncher {
        properties = Map.copyOf(properties);
    }

    /** One whose workers have these properties, too. */
    public WorkerLauncher with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(more);
        return new WorkerLauncher(jar, folder, models, bootstrapServers, store, all);
    }

    /** Starts one; doesn't wait. */
    public LocalWorker start(String name) {
        Map<String, String> all = new HashMap<>(store.workerProperties());
        all.put("impasto.worker.device", "cpu");
        all.put("impasto.worker.checkpoint.interval", CHECKPOINT_INTERVAL);
        all.put("impasto.worker.preview.interval", PREVIEW_INTERVAL);
        // Several share the machine; each would otherwise take every core.
        all.put("OMP_NUM_THREADS", "1");
        all.putAll(properties);
        return LocalWorker.start(new LocalWorker.Launch(jar, name, folder, models, bootstrapServers, all, JVM));
    }
}
