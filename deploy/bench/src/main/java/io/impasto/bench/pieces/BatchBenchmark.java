package io.impasto.bench.pieces;

import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.Optimisation;
import io.impasto.engine.OptimisationBatch;
import io.impasto.engine.StyleEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Several classic jobs of one size, optimised as one batch, on what device there is. {@code pictureSteps} counts a step of one picture;
 * at 200 steps a job, jobs a minute are 0.3 of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets all of it before it is used
public class BatchBenchmark {

    /** More than are ever done. */
    private static final String ITERATIONS = "100000";

    @Param({"1", "2", "4", "8"})
    private int batch;

    /** The shorter side, px; squares. */
    @Param({"64", "192"})
    private int size;

    private StyleEngine engine;
    private OptimisationBatch jobs;

    /** Counts the pictures that advanced. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long pictureSteps;
    }

    @Setup(Level.Trial)
    public void begin() {
        engine = Materials.engine();
        StyleParameters parameters = JobOptionsText.parse(Map.of(
                        "preset", "classic", "size", "" + size, "styleSize", "" + size, "iterations", ITERATIONS))
                .parameters();
        List<Optimisation> members = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            members.add(engine.begin(Materials.noise(size, 2L * i + 1, parameters)));
        }
        jobs = new OptimisationBatch(members);
    }

    @TearDown(Level.Trial)
    public void close() {
        jobs.members().forEach(Optimisation::close);
        engine.close();
    }

    @Benchmark
    public void step(Count count) {
        jobs.advance();
        count.pictureSteps += batch;
    }
}
