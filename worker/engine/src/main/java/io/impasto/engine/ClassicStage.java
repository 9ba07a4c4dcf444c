package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.ClassicParameters;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.optimiser.Adam;
import io.impasto.engine.optimiser.ClassicSchedule;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.state.SavedState;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The course experiment's only scale. */
final class ClassicStage implements Stage {

    private static final String X = "x";

    private final NDManager manager;
    private final EvaluatedPoint point;
    private final ClassicSchedule schedule;
    private final int steps;

    /**
     * @param manager closed with this
     * @param x the normalised picture to begin with, 1×3×H×W; changed in place
     */
    ClassicStage(NDManager manager, NDArray x, Objective objective, ClassicParameters parameters) {
        this.manager = manager;
        this.point = new EvaluatedPoint(manager, x, objective);
        this.schedule = new ClassicSchedule(parameters, manager);
        this.steps = parameters.iterations();
        schedule.beforeStep(0, x);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void advance(int step) {
        schedule.update(step, point.x(), point.gradient());
        schedule.beforeStep(step + 1, point.x());
        point.moved();
    }

    @Override
    public EvaluatedPoint point() {
        return point;
    }

    @Override
    public OptionalDouble lossToBeat() {
        return OptionalDouble.empty();
    }

    @Override
    public Picture picture() {
        return readBack().get();
    }

    @Override
    public FinePicture finePicture() {
        return NormalisedPicture.stretched(Planes.of(point.x())).finePicture();
    }

    /** Rounded down, as the course experiment does. */
    @Override
    public Supplier<Picture> readBack() {
        Planes read = Planes.of(point.x());
        return () -> NormalisedPicture.stretched(read).picture(level -> (int) level);
    }

    /** It is what it is. */
    @Override
    public boolean recover() {
        return false;
    }

    @Override
    public void allIsWell() {
        // Nothing is kept to go back to.
    }

    @Override
    public int picturesSaved() {
        return 1 + Adam.PICTURES;
    }

    @Override
    public void save(SavedState state) {
        state.put(X, point.x());
        schedule.save(state);
    }

    @Override
    public void restore(SavedState state) {
        state.copyTo(X, point.x());
        point.restored();
        schedule.restore(state, point);
    }

    @Override
    public void close() {
        manager.close();
    }
}
