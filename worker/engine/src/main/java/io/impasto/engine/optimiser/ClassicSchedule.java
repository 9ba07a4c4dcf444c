package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.StyleParameters;

/**
 * The course experiment's way down: Adam, started anew with a smaller rate at step {@code decayAt}; before every step below
 * {@code clampUntil} the variable is clamped to [−1.5, 1.5].
 */
public final class ClassicSchedule implements AutoCloseable {

    /** Of the normalised variable: a little less than black and white, which lie between ±1.8 and ±2.6. */
    private static final double CLAMP = 1.5;

    private final StyleParameters parameters;
    private final NDManager manager;
    private Optimiser optimiser;

    /** @param manager holds the optimiser's state until this is closed */
    public ClassicSchedule(StyleParameters parameters, NDManager manager) {
        this.parameters = parameters;
        this.manager = manager;
        this.optimiser = new Adam(parameters.learningRate(), manager);
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
            optimiser = new Adam(parameters.decayedLearningRate(), manager);
        }
        optimiser.update(x, gradient);
    }

    @Override
    public void close() {
        optimiser.close();
    }
}
