package io.impasto.bench.pieces;

import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.Optimisation;
import io.impasto.engine.PaintedFile;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.picture.OutputFormat;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureResizer;
import io.impasto.engine.picture.Provenance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a preview costs the optimisation that it is of, as {@link CheckpointBenchmark} tells it of checkpoints: every other step has one, read
 * back on the optimising thread and made into a JPEG of 512 px by a thread beside it, as a worker does but for the upload. The share of time that
 * goes to previews is (read + beside − plain) / what lies between two of them, 3 s by default; on a busy machine (read + maker) / 3 s is
 * the most that it can be. Noise makes a larger JPEG than any painting, so {@code makerMillis} is rather too high. JMH adds up
 * the iterations: what it tells is to be divided by their number.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 20)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets all of it before it is used
public class PreviewBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final double NANOS_PER_MILLI = 1e6;

    private static final int LONGER_SIDE = 512;

    private static final OutputFormat FORMAT = new OutputFormat.Jpeg(80);

    /** More than are ever done. */
    private static final String ITERATIONS = "10000";

    @Param("brush")
    private String network;

    /** px; squares. */
    @Param({"512", "1024"})
    private int size;

    private StyleEngine engine;
    private Optimisation optimisation;
    private ExecutorService maker;

    /** Of one pair of steps. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {
        public double plainMillis;
        public double besideMillis;
        public double readMillis;
        public double makerMillis;
        public double kilobytes;
    }

    private record Made(double millis, int bytes) {}

    @Setup(Level.Trial)
    public void begin() {
        engine = Materials.engine();
        Map<String, String> options = Map.of(
                "preset",
                "studio",
                "network",
                network,
                "size",
                "" + size,
                "smallestScale",
                "" + size,
                "initialIterations",
                ITERATIONS);
        optimisation = engine.begin(
                Materials.noise(size, 1, JobOptionsText.parse(options).parameters()));
        maker = Executors.newSingleThreadExecutor();
    }

    @TearDown(Level.Trial)
    public void close() {
        maker.shutdown();
        optimisation.close();
        engine.close();
    }

    @Benchmark
    public void pairOfSteps(Times times) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        step();
        long plain = System.nanoTime();
        Supplier<Picture> read = optimisation.readBack();
        long done = System.nanoTime();
        Future<Made> made = maker.submit((Callable<Made>) () -> make(read));
        step();
        long end = System.nanoTime();
        times.plainMillis = (plain - start) / NANOS_PER_MILLI;
        times.readMillis = (done - plain) / NANOS_PER_MILLI;
        times.besideMillis = (end - done) / NANOS_PER_MILLI;
        times.makerMillis = made.get().millis();
        times.kilobytes = made.get().bytes() / 1e3;
    }

    /** Reading the losses waits for the device. */
    private void step() {
        optimisation.advance();
        optimisation.losses();
    }

    /** How long the processor was at it. */
    private Made make(Supplier<Picture> read) {
        long start = THREADS.getCurrentThreadCpuTime();
        Picture picture = read.get();
        Picture shown = size > LONGER_SIDE ? new PictureResizer().resize(picture, LONGER_SIDE, LONGER_SIDE) : picture;
        PaintedFile file = PaintedFile.of(shown, Optional.empty(), FORMAT, Provenance.NONE);
        return new Made((THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI, file.bytes().length);
    }
}
