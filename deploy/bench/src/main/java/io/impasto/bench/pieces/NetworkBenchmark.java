package io.impasto.bench.pieces;

import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.Optimisation;
import io.impasto.engine.StyleEngine;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** A step of {@code studio} with each network, at one scale, on what device there is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 5)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH sets all of it before it is used
public class NetworkBenchmark {

    /** More than are ever done. */
    private static final String ITERATIONS = "100000";

    @Param({"vgg19", "brush", "squeezenet1_1"})
    private String network;

    /** px; squares. */
    @Param({"256", "512"})
    private int size;

    private StyleEngine engine;
    private Optimisation optimisation;

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
    }

    @TearDown(Level.Trial)
    public void close() {
        optimisation.close();
        engine.close();
    }

    /** Reading the losses waits for the device. */
    @Benchmark
    public Object step() {
        optimisation.advance();
        return optimisation.losses();
    }
}
