package io.impasto.bench.gateway;

import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command. */
@Command(
        name = "gateway",
        description = {
            "Says how long the packaged gateway takes to know many jobs, and what many open streams cost.",
            "Brings a Kafka broker and an S3 server of its own; everything is kept in one folder, which is left behind."
        },
        mixinStandardHelpOptions = true)
final class GatewayBench implements Callable<Integer> {

    private static final int STEPS_TOLD = 10;
    private static final long PATIENCE_MS = 120_000;

    @Option(names = "--jobs", description = "How many jobs the topics have (${DEFAULT-VALUE}).")
    private int jobs = 100_000;

    @Option(
            names = "--streams",
            description = "How many streams are opened (${DEFAULT-VALUE}); of the jobs, so many don't end.")
    private int streams = 2000;

    @Option(names = "--app", hidden = true, description = "The gateway's quarkus-run.jar.")
    private Path app = Path.of("gateway/target/quarkus-app/quarkus-run.jar");

    @Option(names = "--folder", description = "Where to keep everything; an empty one by default.")
    private @Nullable Path folder;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new GatewayBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path root = folder == null ? Files.createTempDirectory("impasto-gateway-bench") : folder.toAbsolutePath();
        say("everything is kept in %s", root);
        LocalBroker broker = LocalBroker.start(Files.createDirectories(root.resolve("kafka")), 0);
        LocalS3 s3 = LocalS3.start(Files.createDirectories(root.resolve("s3")), 0, "key", "secret-key");
        try (ManyJobs topics = new ManyJobs(broker.bootstrapServers())) {
            LocalTopics.create(broker.bootstrapServers());
            Map<String, String> environment = environment(broker, s3, root.resolve("view"));
            started(root, environment, "nothing to read").close();
            fill(topics);
            started(root, environment, "reads " + jobs + " jobs").close();
            try (GatewayProcess gateway = started(root, environment, "goes on")) {
                say("  view on disk: %d MiB", bytes(root.resolve("view")) >> 20);
                for (String path : new String[] {
                    "/v1/jobs", "/v1/jobs?state=accepted&submitter=submitter-7", "/v1/jobs/" + ManyJobs.id(jobs)
                }) {
                    say("  GET %s: %.1f ms", path, 1000 * gateway.secondsToAnswer(path));
                }
                follow(topics, gateway);
            }
        } finally {
            s3.close();
            broker.close();
        }
        return 0;
    }

    private GatewayProcess started(Path root, Map<String, String> environment, String what)
            throws IOException, InterruptedException {
        GatewayProcess gateway = GatewayProcess.start(app, root.resolve("gateway.log"), environment);
        say("gateway %s: ready after %.1f s, %s", what, gateway.secondsUntilReady(), gateway.size());
        return gateway;
    }

    private static Map<String, String> environment(LocalBroker broker, LocalS3 s3, Path view) {
        Map<String, String> environment = new HashMap<>();
        environment.put("IMPASTO_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("IMPASTO_STORE_ENDPOINT", s3.endpoint().toString());
        environment.put("IMPASTO_STORE_ACCESS_KEY", s3.accessKey());
        environment.put("IMPASTO_STORE_SECRET_KEY", s3.secretKey());
        environment.put("IMPASTO_GATEWAY_VIEW_FOLDER", view.toString());
        return environment;
    }

    private void fill(ManyJobs topics) {
        long start = System.nanoTime();
        for (int number = 1; number <= jobs; number++) {
            topics.submit(number);
            if (number <= jobs - streams) {
                topics.finish(number);
            }
        }
        topics.flush();
        say("%d jobs said to the broker in %.0f s; the last %d of them wait", jobs, secondsSince(start), streams);
    }

    /** The last jobs go some steps, all at once, and end. */
    private void follow(ManyJobs topics, GatewayProcess gateway) throws IOException, InterruptedException {
        say("no stream: %s", gateway.size());
        ManyStreams clients = new ManyStreams();
        for (int i = 0; i < streams; i++) {
            clients.open(gateway.address(), ManyJobs.id(jobs - i));
        }
        await(() -> clients.events() >= streams);
        say("%d streams open: %s", streams, gateway.size());
        for (int step = 1; step <= STEPS_TOLD; step++) {
            long before = clients.events();
            long start = System.nanoTime();
            for (int i = 0; i < streams; i++) {
                topics.comeTo(jobs - i, step);
            }
            topics.flush();
            await(() -> clients.events() >= before + streams);
            if (step == 1 || step == STEPS_TOLD) {
                say("step %d told to all within %.2f s: %s", step, secondsSince(start), gateway.size());
            }
        }
        for (int i = 0; i < streams; i++) {
            topics.finish(jobs - i);
        }
        topics.flush();
        await(() -> clients.ended() == streams);
        say(
                "all have ended: %d events and %d heartbeats were read; %s",
                clients.events(), clients.heartbeats(), gateway.size());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("waited for too long");
            }
            Thread.sleep(5);
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
