package io.impasto.bench.pieces;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.loss.GramLoss;
import io.impasto.engine.loss.LossGradient;
import io.impasto.engine.loss.Moments;
import io.impasto.engine.loss.NinePointVariation;
import io.impasto.engine.loss.StyleTarget;
import io.impasto.engine.loss.StyleTerm;
import io.impasto.engine.loss.WassersteinLoss;
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

/** One evaluation of a loss at one of VGG-19's taps of a picture of 256 × 192 px, value and gradient. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets all of it before it is used
public class LossBenchmark {

    private static final long WIDTH = 256;
    private static final long HEIGHT = 192;

    /** Channels and stride: relu1_1, relu3_1, relu4_1, relu5_1. */
    @Param({"64/1", "256/4", "512/8", "512/16"})
    private String tap;

    private NDManager manager;
    private NDArray features;
    private NDArray picture;
    private WassersteinLoss wasserstein;
    private StyleTerm wassersteinTerm;
    private StyleTerm gramTerm;
    private final NinePointVariation variation = new NinePointVariation(1);

    @Setup(Level.Trial)
    public void make() {
        manager = NDManager.newBaseManager();
        String[] parts = tap.split("/");
        long channels = Long.parseLong(parts[0]);
        long stride = Long.parseLong(parts[1]);
        Shape shape = new Shape(1, channels, HEIGHT / stride, WIDTH / stride);
        features = manager.randomUniform(0, 1, shape);
        picture = manager.randomUniform(0, 1, new Shape(1, 3, HEIGHT, WIDTH));
        Moments target = Moments.of(manager.randomUniform(0, 2, shape));
        wasserstein = new WassersteinLoss(tap, 1, StyleTarget.of(target), manager);
        wassersteinTerm = StyleTerm.everywhere(wasserstein);
        gramTerm = StyleTerm.everywhere(new GramLoss(tap, 1, target.second(), 1));
    }

    @TearDown(Level.Trial)
    public void close() {
        manager.close();
    }

    /** Roots made anew, as when the moments have moved. */
    @Benchmark
    public float wassersteinAnew() {
        wasserstein.forget();
        return evaluated(wassersteinTerm);
    }

    /** With the transport map of the last evaluation, where there is one; where N is below C there is none. */
    @Benchmark
    public float wassersteinKept() {
        return evaluated(wassersteinTerm);
    }

    @Benchmark
    public float gram() {
        return evaluated(gramTerm);
    }

    /** Of the picture: the same for each tap. */
    @Benchmark
    public float ninePointVariation() {
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(picture);
            return read(variation.at(picture));
        }
    }

    private float evaluated(StyleTerm term) {
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(features);
            return read(term.at(features));
        }
    }

    private static float read(LossGradient at) {
        return at.value().toFloatArray()[0];
    }
}
