package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.LossTerms;

/** The objective at one picture: its terms and its gradient, on the device until they are asked for. */
public final class Evaluation implements AutoCloseable {

    private final NDManager manager;
    private final NDArray terms;
    private final NDArray gradient;

    /**
     * @param manager is closed with this evaluation
     * @param terms content, style, total variation, weighted
     */
    Evaluation(NDManager manager, NDArray terms, NDArray gradient) {
        this.manager = manager;
        this.terms = terms;
        this.gradient = gradient;
        terms.attach(manager);
        gradient.attach(manager);
    }

    /** The weighted terms; waits for the device. */
    public LossTerms losses() {
        Number[] values = terms.toArray();
        return new LossTerms(values[0].doubleValue(), values[1].doubleValue(), values[2].doubleValue());
    }

    /** ∂L/∂x, of the picture's shape; belongs to this evaluation. */
    public NDArray gradient() {
        return gradient;
    }

    @Override
    public void close() {
        manager.close();
    }
}
