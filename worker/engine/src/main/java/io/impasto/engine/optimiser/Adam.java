package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.state.SavedState;
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

    /** How many pictures it remembers: m and v. */
    public static final int PICTURES = 2;

    private static final double EPSILON = 1e-8;
    private static final String STEPS = "adam.t";
    private static final String RATE = "adam.learningRate";
    private static final String FIRST = "adam.m";
    private static final String SECOND = "adam.v";

    private final Betas betas;
    private final NDManager manager;
    private double learningRate;
    private @Nullable Moments moments;
    private int t;

    /**
     * @param learningRate η
     * @param betas β₁ and β₂
     * @param parent holds m and v until this is closed
     */
    public Adam(double learningRate, Betas betas, NDManager parent) {
        this.betas = betas;
        this.learningRate = learningRate;
        this.manager = parent.newSubManager();
    }

    /**
     * How much of a moment is kept from step to step.
     *
     * @param first β₁, of the gradient
     * @param second β₂, of its square
     */
    public record Betas(double first, double second) {

        /** Those of the paper. */
        public static final Betas USUAL = new Betas(0.9, 0.999);
    }

    private record Moments(NDArray m, NDArray v) {

        static Moments zero(NDManager manager, NDArray x) {
            return new Moments(
                    manager.zeros(x.getShape(), x.getDataType()), manager.zeros(x.getShape(), x.getDataType()));
        }

        Moments resized(long height, long width, NDManager manager) {
            try (NDManager scope = m.getManager().newSubManager()) {
                scope.tempAttachAll(m, v);
                NDArray nextM = Interpolation.BICUBIC.resized(m, height, width);
                NDArray nextV = Interpolation.BILINEAR.resized(v, height, width).clip(0, Float.MAX_VALUE);
                nextM.attach(manager);
                nextV.attach(manager);
                return new Moments(nextM, nextV);
            }
        }
    }

    @Override
    public void step(Point point) {
        update(point.x(), point.gradient());
        point.moved();
    }

    /**
     * One update, in place.
     *
     * @param x the variable
     * @param gradient of the same shape; unchanged
     */
    public void update(NDArray x, NDArray gradient) {
        if (moments == null) {
            moments = Moments.zero(manager, x);
        }
        NDArray m = moments.m();
        NDArray v = moments.v();
        t++;
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(x, gradient, m, v);
            m.muli(betas.first()).addi(gradient.mul(1 - betas.first()));
            v.muli(betas.second()).addi(gradient.square().muli(1 - betas.second()));
            NDArray denominator =
                    v.sqrt().divi(Math.sqrt(1 - Math.pow(betas.second(), t))).addi(EPSILON);
            x.subi(m.div(denominator).muli(learningRate / (1 - Math.pow(betas.first(), t))));
        }
    }

    /**
     * This optimiser for the variable at another size: steps are counted on, m is interpolated bicubically, v bilinearly, for it mustn't
     * become negative.
     *
     * @param height of the new variable, px
     * @param width of the new variable, px
     */
    public Adam resized(long height, long width, NDManager parent) {
        Adam resized = new Adam(learningRate, betas, parent);
        resized.t = t;
        if (moments != null) {
            resized.moments = moments.resized(height, width, resized.manager);
        }
        return resized;
    }

    /** η for the updates to come: a schedule is its caller's affair. */
    public void setLearningRate(double rate) {
        learningRate = rate;
    }

    @Override
    public boolean mayBeCutOff() {
        return true;
    }

    @Override
    public int pictures() {
        return PICTURES;
    }

    @Override
    public void save(SavedState state) {
        state.put(STEPS, t);
        state.put(RATE, learningRate);
        if (moments != null) {
            state.put(FIRST, moments.m());
            state.put(SECOND, moments.v());
        }
    }

    @Override
    public void restore(SavedState state, Point point) {
        restore(state, point.x());
    }

    /**
     * Goes on from what {@link #save} left.
     *
     * @param x the variable, for its shape
     */
    public void restore(SavedState state, NDArray x) {
        t = state.integer(STEPS);
        learningRate = state.number(RATE);
        if (t > 0) {
            if (moments == null) {
                moments = Moments.zero(manager, x);
            }
            state.copyTo(FIRST, moments.m());
            state.copyTo(SECOND, moments.v());
        }
    }

    @Override
    public void slowDown(double factor) {
        learningRate *= factor;
        t = 0;
        if (moments != null) {
            moments.m().close();
            moments.v().close();
            moments = null;
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
