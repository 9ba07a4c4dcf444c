package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.StyleParameters;
import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.optimiser.ClassicSchedule;
import io.impasto.engine.picture.Picture;
import org.jspecify.annotations.Nullable;

/**
 * One picture on its way down. Losses and gradient of the present picture are evaluated when first needed, once a step, so that
 * reading the losses of every step costs little more than not reading them. Not thread-safe, and at most one of these may advance
 * in a process at a time.
 */
public final class Optimisation implements AutoCloseable {

    /**
     * Looking at the losses waits for the device, so not every step; a few wasted steps cost less. It is the losses that are
     * looked at, not x: infinite ones leave x where it is, for Adam divides by them.
     */
    private static final int STEPS_BETWEEN_LOOKS = 10;

    private final NDManager manager;
    private final NDArray x;
    private final Objective objective;
    private final ClassicSchedule schedule;
    private final int steps;
    private @Nullable Evaluation present;
    private int step;

    /**
     * @param manager closed with this
     * @param x the normalised picture to begin with, 1×3×H×W; changed in place
     */
    Optimisation(NDManager manager, NDArray x, Objective objective, StyleParameters parameters) {
        this.manager = manager;
        this.x = x;
        this.objective = objective;
        this.schedule = new ClassicSchedule(parameters, manager);
        this.steps = parameters.iterations();
        schedule.beforeStep(step, x);
    }

    /** Updates done. */
    public int step() {
        return step;
    }

    /** Updates planned. */
    public int steps() {
        return steps;
    }

    public boolean finished() {
        return step == steps;
    }

    /**
     * Does one update.
     *
     * @throws DivergedException if the losses are seen not to be finite
     * @throws IllegalStateException if this is finished
     */
    public void advance() {
        if (finished()) {
            throw new IllegalStateException("all " + steps + " steps are done");
        }
        schedule.update(step, x, evaluation().gradient());
        forget();
        step++;
        schedule.beforeStep(step, x);
        if (finished() || step % STEPS_BETWEEN_LOOKS == 0) {
            losses();
        }
    }

    /**
     * The weighted terms of the present picture: before the next update, after its clamp. Waits for the device.
     *
     * @throws DivergedException if they are not finite
     */
    public LossTerms losses() {
        LossTerms losses = evaluation().losses();
        if (!Double.isFinite(losses.total())) {
            throw new DivergedException(step);
        }
        return losses;
    }

    /** The present picture, stretched to the whole range of 8 bit. */
    public Picture picture() {
        return NormalisedPicture.stretched(x);
    }

    @Override
    public void close() {
        manager.close();
    }

    private Evaluation evaluation() {
        if (present == null) {
            present = objective.at(x, manager);
        }
        return present;
    }

    private void forget() {
        if (present != null) {
            present.close();
            present = null;
        }
    }
}
