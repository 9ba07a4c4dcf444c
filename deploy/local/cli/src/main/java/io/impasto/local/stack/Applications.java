package io.impasto.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway and the workers of a plan, with the configuration that each gets. */
record Applications(StackPlan plan, Path gatewayJar, Path workerJar, int processors) {

    /** Up sooner, by 2 s of 10 on two cores: the second compiler takes time at the start, and the painting isn't Java's work. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final List<String> GATEWAY_JVM = List.of("-Xmx384m", QUICK_START);

    /** Tensors lie outside the heap; in it are pictures being read and written. */
    private static final List<String> WORKER_JVM = List.of("-Xmx1g", QUICK_START);

    /** @throws StackException if something isn't built, or the gateway's port is taken */
    static Applications of(StackPlan plan, Installation installation) {
        plan.gatewayPort().ifPresent(port -> {
            if (!Ports.isFree(port)) {
                throw new StackException("port " + port + " is taken, so the gateway can't listen there");
            }
        });
        return new Applications(
                plan,
                installation.gateway(),
                installation.worker(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The gateway first. */
    List<Application> all(Servers servers, Ports ports, DataFolder folder) {
        List<Application> all = new ArrayList<>();
        int port = plan.gatewayPort().orElseGet(() -> ports.of("gateway"));
        all.add(new Application("gateway", gatewayJar, GATEWAY_JVM, port, gateway(servers, folder)));
        for (int i = 1; i <= plan.workers(); i++) {
            String name = "worker-" + i;
            Map<String, String> environment = common(servers);
            environment.put("IMPASTO_WORKER_NAME", name);
            environment.put("IMPASTO_WORKER_DEVICE", plan.device().toString());
            // Each would otherwise take every core, and all would wait for one another.
            environment.put("OMP_NUM_THREADS", Integer.toString(Math.max(1, processors / plan.workers())));
            all.add(new Application(name, workerJar, WORKER_JVM, ports.of(name), environment));
        }
        return all;
    }

    private static Map<String, String> gateway(Servers servers, DataFolder folder) {
        Map<String, String> environment = common(servers);
        environment.put("IMPASTO_GATEWAY_VIEW_FOLDER", folder.view().toString());
        return environment;
    }

    private static Map<String, String> common(Servers servers) {
        Map<String, String> environment = new HashMap<>();
        environment.put("IMPASTO_KAFKA_BOOTSTRAP_SERVERS", servers.kafka());
        environment.put("IMPASTO_STORE_ENDPOINT", servers.store().toString());
        environment.put("IMPASTO_STORE_ACCESS_KEY", servers.keys().accessKey());
        environment.put("IMPASTO_STORE_SECRET_KEY", servers.keys().secretKey());
        return environment;
    }
}
