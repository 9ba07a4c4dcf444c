package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), with PyTorch's place for ε:
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g
 * v ← β₂ v + (1 − β₂) g²
 * x ← x − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
 * </pre>
 */
public final class Adam implements Optimiser {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double learningRate;
    private final NDManager manager;
    private @Nullable Moments moments;
    private int t;

    /**
     * @param learningRate η
     * @param parent holds m and v until this is closed
     */
    public Adam(double learningRate, NDManager parent) {
        this.learningRate = learningRate;
        this.manager = parent.newSubManager();
    }

    private record Moments(NDArray m, NDArray v) {

        static Moments zero(NDManager manager, NDArray x) {
            return new Moments(
                    manager.zeros(x.getShape(), x.getDataType()), manager.zeros(x.getShape(), x.getDataType()));
        }
    }

    @Override
    public void update(NDArray x, NDArray gradient) {
        if (moments == null) {
            moments = Moments.zero(manager, x);
        }
        NDArray m = moments.m();
        NDArray v = moments.v();
        t++;
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(x, gradient, m, v);
            m.muli(BETA1).addi(gradient.mul(1 - BETA1));
            v.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
            NDArray denominator =
                    v.sqrt().divi(Math.sqrt(1 - Math.pow(BETA2, t))).addi(EPSILON);
            x.subi(m.div(denominator).muli(learningRate / (1 - Math.pow(BETA1, t))));
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
