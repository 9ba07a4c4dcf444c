package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;

/** Moves a variable against its gradient, remembering what it needs between updates. */
public interface Optimiser extends AutoCloseable {

    /**
     * One update, in place.
     *
     * @param x the variable
     * @param gradient of the same shape; unchanged
     */
    void update(NDArray x, NDArray gradient);

    @Override
    void close();
}
