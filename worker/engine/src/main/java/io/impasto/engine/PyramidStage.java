package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.optimiser.Ema;
import io.impasto.engine.optimiser.Optimiser;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.state.SavedState;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** One scale of a pyramid: the variable is sRGB in [0, 1]; the result is the mean of the iterates. */
final class PyramidStage implements Stage {

    private static final String X = "x";
    private static final double SLOWER = 0.5;

    private final NDManager manager;
    private final EvaluatedPoint point;
    private final Losses losses;
    private final Function<NDManager, NDArray> beginning;
    private final Optimiser optimiser;
    private final double emaDecay;
    private final Function<Planes, FinePicture> finish;
    private final NDArray lastGood;
    private final int steps;
    private Ema average;

    /**
     * @param manager closed with this
     * @param x the picture to begin with, 1×3×H×W; changed in place
     * @param losses the objective's
     * @param beginning makes the picture that everything began with, at this size
     * @param finish makes a picture of the mean iterate, without the device
     */
    PyramidStage(
            NDManager manager,
            NDArray x,
            Objective objective,
            Losses losses,
            Function<NDManager, NDArray> beginning,
            Optimiser optimiser,
            double emaDecay,
            Function<Planes, FinePicture> finish,
            int steps) {
        this.manager = manager;
        this.point = new EvaluatedPoint(manager, x, objective);
        this.losses = losses;
        this.beginning = beginning;
        this.optimiser = optimiser;
        this.emaDecay = emaDecay;
        this.finish = finish;
        this.steps = steps;
        this.average = new Ema(emaDecay, x, manager);
        this.lastGood = manager.zeros(x.getShape(), x.getDataType());
        x.copyTo(lastGood);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void advance(int step) {
        optimiser.step(point);
        NDArray x = point.x();
        if (optimiser.mayBeCutOff()) {
            try (NDManager scope = manager.newSubManager()) {
                scope.tempAttachAll(x);
                x.clip(0, 1).copyTo(x);
            }
        }
        average.add(x);
    }

    @Override
    public EvaluatedPoint point() {
        return point;
    }

    /**
     * The mean iterate.
     *
     * @param scope holds it
     */
    NDArray average(NDManager scope) {
        return average.value(scope);
    }

    Optimiser optimiser() {
        return optimiser;
    }

    @Override
    public OptionalDouble lossToBeat() {
        // What losses keep is of the present picture; so far from it they would come out too low, even below 0.
        losses.forget();
        try (NDManager scope = manager.newSubManager()) {
            return OptionalDouble.of(point.valueAt(beginning.apply(scope)));
        } finally {
            losses.forget();
        }
    }

    @Override
    public FinePicture finePicture() {
        return finish.apply(readAverage());
    }

    @Override
    public Supplier<Picture> readBack() {
        Planes read = readAverage();
        return () -> finish.apply(read).toEightBit();
    }

    private Planes readAverage() {
        try (NDManager scope = manager.newSubManager()) {
            return Planes.of(average(scope));
        }
    }

    @Override
    public boolean recover() {
        lastGood.copyTo(point.x());
        losses.forget();
        point.restored();
        optimiser.slowDown(SLOWER);
        average.close();
        average = new Ema(emaDecay, point.x(), manager);
        return true;
    }

    @Override
    public void allIsWell() {
        point.x().copyTo(lastGood);
    }

    /** x, its mean, and what the optimiser remembers. */
    @Override
    public int picturesSaved() {
        return 2 + optimiser.pictures();
    }

    @Override
    public void save(SavedState state) {
        state.put(X, point.x());
        average.save(state);
        optimiser.save(state);
        losses.save(state);
    }

    @Override
    public void restore(SavedState state) {
        state.copyTo(X, point.x());
        state.copyTo(X, lastGood);
        point.restored();
        average.restore(state);
        optimiser.restore(state, point);
        losses.restore(state);
    }

    @Override
    public void close() {
        manager.close();
    }
}
