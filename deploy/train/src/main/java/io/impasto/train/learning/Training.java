package io.impasto.train.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.optimiser.Adam;
import io.impasto.engine.state.SavedState;
import io.impasto.train.network.Channels;
import io.impasto.train.network.NamedTensors;
import io.impasto.train.network.ParameterLayout;
import io.impasto.train.network.VggLayer;
import io.impasto.train.picture.CropSampler;
import java.util.ArrayList;
import java.util.List;

/**
 * The student's parameters on their way from one step to the next. One thread; one of these a process, as DJL allows one gradient
 * collector.
 */
public final class Training implements AutoCloseable {

    /** The stream of crops that is learnt from; other streams are for other purposes. */
    private static final int STREAM = 0;

    private static final int ERRORS = 2 * VggLayer.TAPS.size();
    private static final String VECTOR = "parameters";
    private static final String STEP = "step";
    private static final String SUMS = "curve.sums";
    private static final String POINTS = "curve.points";
    private static final String CURVE = "curve";

    private final NDManager manager;
    private final Lesson lesson;
    private final NDArray vector;
    private final Adam adam;
    private final NDArray factors;
    private final NDArray sums;
    private final List<CurvePoint> curve = new ArrayList<>();
    private long step;

    /**
     * What is learnt.
     *
     * @param teacher in the units in which errors are measured
     * @param student its channels
     */
    public record Lesson(
            FeatureNetwork teacher,
            Channels student,
            ParameterLayout layout,
            CropSampler crops,
            StudentLoss loss,
            TrainingPlan plan) {}

    /**
     * @param start the parameters to begin with; unchanged
     * @param manager of the device
     */
    public Training(Lesson lesson, NDArray start, NDManager manager) {
        this.lesson = lesson;
        this.manager = manager.newSubManager();
        this.vector = start.duplicate();
        vector.attach(this.manager);
        this.adam = new Adam(lesson.plan().rate(), Adam.Betas.USUAL, this.manager);
        this.factors = lesson.loss().factors(this.manager);
        this.sums = this.manager.zeros(new Shape(ERRORS), DataType.FLOAT32);
    }

    /** How many steps were made. */
    public long step() {
        return step;
    }

    /** The parameters as they are. */
    public NDArray vector() {
        return vector;
    }

    /** The points so far. */
    public List<CurvePoint> curve() {
        return List.copyOf(curve);
    }

    /** One batch, one update. Doesn't wait for the device. */
    public void advance() {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = lesson.crops().batch(STREAM, step, scope);
            FeatureMaps seen = lesson.teacher().features(batch, VggLayer.TAPS);
            NDArray leaf = vector.duplicate();
            leaf.attach(scope);
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                NDArray errors = errors(leaf, batch, seen);
                collector.backward(errors.mul(factors).sum());
                NDArray gradient = leaf.getGradient();
                gradient.attach(scope);
                sums.addi(errors.stopGradient());
                adam.setLearningRate(lesson.plan().rateAt(step));
                adam.update(vector, clipped(gradient));
            }
        }
        step++;
    }

    /** The 12 relative errors of a batch. */
    NDArray errors(NDArray leaf, NDArray batch, FeatureMaps seen) {
        NamedTensors parts = lesson.layout().parts(leaf);
        FeatureMaps own = parts.network(lesson.student()).features(batch, VggLayer.TAPS);
        return lesson.loss().errors(own, seen, parts);
    }

    private NDArray clipped(NDArray gradient) {
        double longest = lesson.plan().clip();
        if (longest == 0) {
            return gradient;
        }
        NDArray length = gradient.square().sum().sqrt();
        return gradient.mul(length.maximum(longest).pow(-1).mul(longest));
    }

    /** Adds a point to the curve and begins the next. Waits for the device. */
    public CurvePoint point() {
        long before = curve.isEmpty() ? 0 : curve.get(curve.size() - 1).step();
        float[] errors = sums.toFloatArray();
        for (int i = 0; i < errors.length; i++) {
            errors[i] /= (float) Math.max(1, step - before);
        }
        sums.muli(0);
        CurvePoint point = new CurvePoint(step, lesson.loss().of(errors), errors);
        curve.add(point);
        return point;
    }

    public void save(SavedState state) {
        state.put(STEP, step);
        state.put(VECTOR, vector);
        state.put(SUMS, sums);
        adam.save(state);
        state.put(POINTS, curve.size());
        try (NDManager scope = manager.newSubManager()) {
            for (int i = 0; i < curve.size(); i++) {
                state.put(CURVE + i + ".step", curve.get(i).step());
                state.put(CURVE + i, scope.create(curve.get(i).errors()));
            }
        }
    }

    /** @throws io.impasto.engine.state.UnusableStateException if that isn't what {@link #save} wrote for such a training */
    public void restore(SavedState state) {
        step = state.integer(STEP);
        state.copyTo(VECTOR, vector);
        state.copyTo(SUMS, sums);
        adam.restore(state, vector);
        curve.clear();
        try (NDManager scope = manager.newSubManager()) {
            NDArray errors = scope.zeros(new Shape(ERRORS), DataType.FLOAT32);
            for (int i = 0; i < state.integer(POINTS); i++) {
                state.copyTo(CURVE + i, errors);
                float[] values = errors.toFloatArray();
                curve.add(new CurvePoint(
                        state.integer(CURVE + i + ".step"), lesson.loss().of(values), values));
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
