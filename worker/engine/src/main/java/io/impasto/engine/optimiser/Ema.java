package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.state.SavedState;

/**
 * The exponential moving average of iterates, without the bias of its start: with decay d, ā ← d·ā + (1 − d)·x and a ← d·a + (1 − d),
 * both from 0, it is ā/a. With d = 0 it is the last iterate.
 */
public final class Ema implements AutoCloseable {

    private static final String SUM = "ema.sum";
    private static final String WEIGHT = "ema.weight";

    private final double decay;
    private final NDManager manager;
    private final NDArray sum;
    private double weight;

    /** @param first the first iterate, which is taken in; unchanged */
    public Ema(double decay, NDArray first, NDManager parent) {
        this.decay = decay;
        this.manager = parent.newSubManager();
        this.sum = manager.zeros(first.getShape(), first.getDataType());
        add(first);
    }

    /** Takes an iterate in. */
    public void add(NDArray x) {
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(x, sum);
            sum.muli(decay).addi(x.mul(1 - decay));
        }
        weight = weight * decay + (1 - decay);
    }

    /** @param scope holds the result */
    public NDArray value(NDManager scope) {
        NDArray value = sum.div(weight);
        value.attach(scope);
        return value;
    }

    public void save(SavedState state) {
        state.put(SUM, sum);
        state.put(WEIGHT, weight);
    }

    public void restore(SavedState state) {
        state.copyTo(SUM, sum);
        weight = state.number(WEIGHT);
    }

    @Override
    public void close() {
        manager.close();
    }
}
