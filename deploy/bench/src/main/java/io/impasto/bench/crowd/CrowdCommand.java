package io.impasto.bench.crowd;

import io.impasto.bench.scale.Inputs;
import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.Contract;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command. */
@Command(
        name = "crowd",
        description = {
            "Says what many workers on one partition deliver, what their jobs cost broker and store, and whether short jobs wait behind long ones.",
            "The workers are the real ones, but that they sleep instead of painting. Brings a Kafka broker and an S3 server of its own for each"
                    + " run; everything is kept in one folder, which is left behind."
        },
        mixinStandardHelpOptions = true)
final class CrowdCommand implements Callable<Integer> {

    private static final String SHORT = "classic 192 px";
    private static final String LONG = "studio 512 px";

    /** One in so many is long in the mixed runs: then most of the work is that of long jobs. */
    private static final int ONE_LONG_IN = 8;

    /** Of what all workers could do, in the mixed runs. */
    private static final double LOAD = 0.6;

    private static final double SECONDS_BETWEEN_BURSTS = 5;

    @Option(
            names = "--workers",
            split = ",",
            description = "How many workers sleep, one run for each; 0 for none (${DEFAULT-VALUE}).")
    private List<Integer> workers = List.of(1, 2, 4, 8, 16, 32, 64);

    @Option(names = "--jobs", description = "How many jobs the largest crowd is given (${DEFAULT-VALUE}).")
    private int jobs = 10_000;

    @Option(
            names = "--seconds",
            description = "How long a smaller crowd is to be busy, s; it is given jobs for that (${DEFAULT-VALUE}).")
    private double seconds = 20;

    @Option(names = "--factor", description = "How many times faster than on the GPU jobs are (${DEFAULT-VALUE}).")
    private double factor = 20;

    @Option(
            names = "--mixed",
            split = ",",
            description =
                    "How many workers are given short and long jobs in bursts, one run for each (${DEFAULT-VALUE}).")
    private List<Integer> mixed = List.of(8, 64);

    @Option(names = "--mixed-seconds", description = "For how long jobs come, s (${DEFAULT-VALUE}).")
    private double mixedSeconds = 60;

    @Option(
            names = "--mixed-factor",
            description = "How many times faster than on the GPU these are (${DEFAULT-VALUE}).")
    private double mixedFactor = 2;

    @Option(
            names = "--bound",
            description =
                    "What a short job may wait while a worker is free, ms: a round of polls is 600 (${DEFAULT-VALUE}).")
    private int bound = 1000;

    @Option(
            names = "--real",
            split = ",",
            description = "How many processes of the packaged worker paint, one run for each (${DEFAULT-VALUE}).")
    private List<Integer> real = List.of(1, 2);

    @Option(
            names = "--batch",
            split = ",",
            description = "How many requests each of those may work at at a time, one run for each (${DEFAULT-VALUE}).")
    private List<Integer> batch = List.of(1);

    @Option(names = "--real-jobs", description = "How many jobs each process paints on average (${DEFAULT-VALUE}).")
    private int realJobs = 25;

    @Option(names = "--seed", description = "Of all that is drawn (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--app", hidden = true, description = "The worker's quarkus-run.jar.")
    private Path app = Path.of("worker/service/target/quarkus-app/quarkus-run.jar");

    @Option(names = "--folder", description = "Where to keep everything; an empty one by default.")
    private @Nullable Path folder;

    public static void main(String... arguments) {
        System.setProperty("logback.configurationFile", "io/impasto/bench/crowd/logback.xml");
        System.exit(new CommandLine(new CrowdCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path root = folder == null ? Files.createTempDirectory("impasto-crowd") : folder.toAbsolutePath();
        say("everything is kept in %s", root);
        workers = wanted(workers);
        mixed = wanted(mixed);
        real = wanted(real);
        if (!workers.isEmpty()) {
            throughput(root);
        }
        if (!mixed.isEmpty()) {
            mixed(root);
        }
        real(root);
        return 0;
    }

    /** 0 is for no run at all. */
    private static List<Integer> wanted(List<Integer> sizes) {
        return sizes.stream().filter(size -> size > 0).toList();
    }

    private void throughput(Path root) throws IOException, InterruptedException {
        ServiceTimes times = new ServiceTimes(Inputs.named("h100"), factor);
        List<Inputs.Wanted> mix = times.inputs().mix();
        int most = workers.stream().mapToInt(Integer::intValue).max().orElseThrow();
        say("%njobs of the mix of an H100, %.4g times as fast: %.2f s on average", factor, times.mean(mix));
        say("%s", Table.headOfThroughput());
        for (int size : workers) {
            int given = size == most ? jobs : (int) Math.ceil(seconds * size / times.mean(mix));
            Round round = round(root, "throughput-" + size, size, Order.allAtOnce(given, mix, seed), times);
            say("%s", Table.throughput(round));
            say("%s", Table.between(round));
            say("%s", Table.requests(round));
        }
    }

    private void mixed(Path root) throws IOException, InterruptedException {
        ServiceTimes times = new ServiceTimes(Inputs.named("h100"), mixedFactor);
        List<Inputs.Wanted> mix = times.inputs().mix().stream()
                .filter(wanted -> wanted.name().equals(SHORT) || wanted.name().equals(LONG))
                .map(wanted -> new Inputs.Wanted(
                        wanted.name(), wanted.name().equals(SHORT) ? ONE_LONG_IN - 1 : 1, wanted.options()))
                .toList();
        say(
                "%njobs of %.2f s, one in %d of %.2f s, in bursts; bound %d ms",
                times.mean(mix.subList(0, 1)), ONE_LONG_IN, times.mean(mix.subList(1, 2)), bound);
        say("%s", Table.headOfMixed());
        for (int size : mixed) {
            List<Order> orders = Order.inBursts(
                    mixedSeconds,
                    LOAD * size / times.mean(mix),
                    (int) Math.ceil(mixedSeconds / SECONDS_BETWEEN_BURSTS),
                    mix,
                    seed);
            Round round = round(root, "mixed-" + size, size, orders, times);
            say("%s", Table.mixed(round, orders, SHORT, bound * 1_000_000L));
            say("%s", Table.longestWaits(round, orders, SHORT));
            say("%s", Table.requests(round));
        }
    }

    private void real(Path root) throws IOException, InterruptedException {
        Map<String, Object> small =
                Map.of("preset", "studio", "network", "brush", "size", 128, "iterations", 60, "initialIterations", 60);
        Inputs.Wanted wanted =
                new Inputs.Wanted("studio 128 px, 60 steps", 1, Contract.json().convertValue(small, JobOptions.class));
        for (int size : real) {
            for (int run = 0; run < batch.size(); run++) {
                int together = batch.get(run);
                Path own = root.resolve("real-" + size + "-" + run);
                try (Servers servers = Servers.start(own, noise(1, 160, 120), noise(2, 128, 128))) {
                    List<Order> orders = Order.allAtOnce(realJobs * size, List.of(wanted), seed);
                    say(
                            "%d real, each with one thread and %d at a time, %s: %.1f jobs a minute",
                            size,
                            together,
                            wanted.name(),
                            RealWorkers.jobsPerMinute(size, together, orders, servers, app, own));
                }
            }
        }
    }

    private static Round round(Path root, String name, int size, List<Order> orders, ServiceTimes times)
            throws IOException, InterruptedException {
        try (Servers servers = Servers.start(root.resolve(name), noise(1, 96, 72), noise(2, 96, 96))) {
            return Round.of(size, orders, servers, times, noise(3, 64, 64));
        }
    }

    /** A picture that doesn't compress, as PNG. */
    private static byte[] noise(long seed, int width, int height) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        new SplittableRandom(seed).nextBytes(rgb);
        return PictureWriter.png(new Picture(width, height, rgb));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
