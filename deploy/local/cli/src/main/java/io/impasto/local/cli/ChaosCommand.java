package io.impasto.local.cli;

import io.impasto.chaos.crew.WorkerLauncher;
import io.impasto.chaos.monkey.Monkey;
import io.impasto.chaos.monkey.MonkeyPlan;
import io.impasto.chaos.monkey.MonkeyReport;
import io.impasto.chaos.stack.ChaosStack;
import io.impasto.chaos.stack.Cluster;
import io.impasto.chaos.stack.Target;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.WeightsFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets the monkey loose. */
@Command(
        name = "chaos",
        description = {
            "Makes requests of all kinds while workers are killed, stopped and frozen, and says what of the promises is left.",
            "Without --bootstrap it does so to a small stack of its own, whose networks are cut, stalled and slow too;",
            "with it, to the cluster named, by workers of its own: no others are touched, and its jobs are small."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all promises kept, 1 not, 2 wrong use."})
final class ChaosCommand implements Callable<Integer> {

    /** Lower than any that was ever needed twice; printed, so that a run can be made again. */
    private static final int SEEDS = 1_000_000;

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--jobs", paramLabel = "N", description = "Requests to make (default: ${DEFAULT-VALUE}).")
    private int jobs = MonkeyPlan.USUAL_JOBS;

    @Option(names = "--workers", paramLabel = "N", description = "Workers to keep alive (default: ${DEFAULT-VALUE}).")
    private int workers = MonkeyPlan.USUAL_WORKERS;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Makes the same requests and faults again (default: a random one, which is printed).")
    private @Nullable Long seed;

    ChaosCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long chosen = seed == null ? surroundings.random().nextInt(SEEDS) : seed;
        String run = "chaos-" + Long.toHexString(surroundings.random().nextLong());
        MonkeyPlan plan = new MonkeyPlan(run, jobs, workers, chosen);
        @Nullable Cluster named = cluster.read(surroundings.environment());
        Path jar = surroundings.installation().worker();
        Path models = WeightsFolders.fromEnvironment(surroundings.environment(), surroundings.userHome())
                .folderWith(NetworkName.SQUEEZENET1_1);

        // Whatever ends this: the frozen thaw and the rest is stopped before the JVM is gone.
        Thread monkey = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        try (AtShutdown ignored = AtShutdown.close(() -> {
            monkey.interrupt();
            ended.await();
        })) {
            return let(plan, named, jar, models);
        } finally {
            ended.countDown();
        }
    }

    private int let(MonkeyPlan plan, @Nullable Cluster named, Path jar, Path models)
            throws IOException, InterruptedException {
        TemporaryFolder folder = TemporaryFolder.make("impasto-chaos-");
        boolean clean = false;
        try {
            MonkeyReport report = named == null
                    ? onItsOwnStack(plan, folder.path(), jar, models)
                    : on(onCluster(named, folder.path(), jar, models), plan);
            PrintWriter out = spec.commandLine().getOut();
            report.lines().forEach(out::println);
            out.flush();
            clean = report.verdict().clean();
            return clean ? 0 : Complaints.FAILED;
        } finally {
            if (clean) {
                folder.close();
            } else {
                new Voice(spec).accept("the logs are in " + folder.path());
            }
        }
    }

    private MonkeyReport onItsOwnStack(MonkeyPlan plan, Path folder, Path jar, Path models)
            throws InterruptedException {
        new Voice(spec).accept("starting a Kafka broker and an S3 server");
        try (ChaosStack stack = new ChaosStack(folder, jar, models, surroundings.random())) {
            return on(stack.target(), plan);
        }
    }

    private static Target onCluster(Cluster cluster, Path folder, Path jar, Path models)
            throws IOException, InterruptedException {
        return cluster.target(
                new WorkerLauncher(jar, folder, models, cluster.bootstrapServers(), cluster.store(), Map.of()));
    }

    private MonkeyReport on(Target target, MonkeyPlan plan) throws InterruptedException {
        return new Monkey(plan, target, new Voice(spec)).run();
    }
}
