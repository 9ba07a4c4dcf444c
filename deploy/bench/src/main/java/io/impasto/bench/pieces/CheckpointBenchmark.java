package io.impasto.bench.pieces;

import io.impasto.common.job.ResultKey;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.Optimisation;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.state.SavedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
 * What a checkpoint costs the optimisation that it is of. Every other step has one: saved on the optimising thread, then made into a
 * file, with its SHA-256, by a thread beside it, as a worker does. The file stays on this machine, where a worker sends it away. Each
 * iteration tells the milliseconds of a pair of steps: {@code plainMillis} of the one without, {@code besideMillis} of the one with the
 * writer at work, which takes {@code writerMillis} of a processor, and {@code saveMillis} of saving, which is in neither. The share of
 * time that goes to checkpoints is (save + beside − plain) / what lies between two of them, 15 s by default; on a busy machine, where
 * single steps tell nothing, (save + writer) / 15 s is the most that it can be.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 12)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets all of it before it is used
public class CheckpointBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final double NANOS_PER_MILLI = 1e6;

    /** More than are ever done. */
    private static final String ITERATIONS = "10000";

    @Param({"studio", "classic"})
    private String preset;

    /** px; squares. */
    @Param("512")
    private int size;

    private StyleEngine engine;
    private Optimisation optimisation;
    private ExecutorService writer;
    private Path file;

    /** Of one pair of steps. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {
        public double plainMillis;
        public double besideMillis;
        public double saveMillis;
        public double writerMillis;
        public double stateMegabytes;
    }

    @Setup(Level.Trial)
    public void begin() throws IOException {
        engine = Materials.engine();
        Map<String, String> options = preset.equals("classic")
                ? Map.of("preset", preset, "size", "" + size, "styleSize", "" + size, "iterations", ITERATIONS)
                : Map.of(
                        "preset",
                        preset,
                        "size",
                        "" + size,
                        "smallestScale",
                        "" + size,
                        "initialIterations",
                        ITERATIONS);
        optimisation = engine.begin(
                Materials.noise(size, 1, JobOptionsText.parse(options).parameters()));
        writer = Executors.newSingleThreadExecutor();
        file = Files.createTempFile("impasto", ".checkpoint");
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        writer.shutdown();
        optimisation.close();
        engine.close();
        Files.delete(file);
    }

    @Benchmark
    public void pairOfSteps(Times times) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        step();
        long plain = System.nanoTime();
        SavedState state = optimisation.save();
        long saved = System.nanoTime();
        Future<Double> written = writer.submit(() -> write(state));
        step();
        long end = System.nanoTime();
        times.plainMillis = (plain - start) / NANOS_PER_MILLI;
        times.saveMillis = (saved - plain) / NANOS_PER_MILLI;
        times.besideMillis = (end - saved) / NANOS_PER_MILLI;
        times.writerMillis = written.get();
        times.stateMegabytes = optimisation.stateBytes() / 1e6;
    }

    /** Reading the losses waits for the device. */
    private void step() {
        optimisation.advance();
        optimisation.losses();
    }

    /** How long the processor was at it. */
    private double write(SavedState state) {
        long start = THREADS.getCurrentThreadCpuTime();
        byte[] bytes = state.toBytes();
        try {
            Files.writeString(file, ResultKey.sha256(bytes));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI;
    }
}
