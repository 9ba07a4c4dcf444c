package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.ClassicParameters;
import io.impasto.engine.state.SavedState;

/**
 * The course experiment's way down: Adam, started anew with a smaller rate at step {@code decayAt}; before every step below
 * {@code clampUntil} the variable is clamped to [−1.5, 1.5].
 */
public final class ClassicSchedule implements AutoCloseable {

    /** Of the normalised variable: a little less than black and white, which lie between ±1.8 and ±2.6. */
    private static final double CLAMP = 1.5;

    private final ClassicParameters parameters;
    private final NDManager manager;
    private Adam optimiser;

    /** @param manager holds the optimiser's state until this is closed */
    public ClassicSchedule(ClassicParameters parameters, NDManager manager) {
        this.parameters = parameters;
        this.manager = manager;
        this.optimiser = new Adam(parameters.learningRate(), Adam.Betas.USUAL, manager);
    }

    /** To be called before the losses of {@code step} are evaluated; a finished picture (no step follows) stays as it is. */
    public void beforeStep(int step, NDArray x) {
        if (step < parameters.clampUntil() && step < parameters.iterations()) {
            try (NDManager scope = manager.newSubManager()) {
                scope.tempAttachAll(x);
                x.clip(-CLAMP, CLAMP).copyTo(x);
            }
        }
    }

    /** Does the update of {@code step}, counted from 0. */
    public void update(int step, NDArray x, NDArray gradient) {
        if (step == parameters.decayAt()) {
            optimiser.close();
            optimiser = new Adam(parameters.decayedLearningRate(), Adam.Betas.USUAL, manager);
        }
        optimiser.update(x, gradient);
    }

    public void save(SavedState state) {
        optimiser.save(state);
    }

    /** @param point where the saved optimiser stood */
    public void restore(SavedState state, Point point) {
        optimiser.restore(state, point);
    }

    @Override
    public void close() {
        optimiser.close();
    }
}
