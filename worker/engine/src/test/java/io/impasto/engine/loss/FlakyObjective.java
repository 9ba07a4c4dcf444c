package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.IntPredicate;

/** Σ (x − ¾)², which isn't a number at some of its evaluations: as when a root fails or memory is damaged. */
public final class FlakyObjective implements Objective {

    private static final double LEAST = 0.75;

    private final IntPredicate fails;
    private int evaluations;

    /** @param fails at which evaluations, counted from 0 */
    public FlakyObjective(IntPredicate fails) {
        this.fails = fails;
    }

    @Override
    public Evaluation at(NDArray x, NDManager manager) {
        float factor = fails.test(evaluations++) ? Float.NaN : 1;
        NDManager kept = manager.newSubManager();
        try (NDManager scope = kept.newSubManager()) {
            scope.tempAttachAll(x);
            Terms terms = Terms.begin(
                    at -> new LossGradient(
                            at.sub(LEAST).square().sum().mul(factor),
                            at.sub(LEAST).mul(2 * factor)),
                    x);
            return terms.evaluation(kept);
        }
    }

    @Override
    public void moved() {
        // It keeps nothing.
    }
}
