package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;

/** Where an optimiser stands: a variable, and the objective there. Evaluated when first asked, once for each place. */
public interface Point {

    /** The variable; changed in place, and {@link #moved} called then. */
    NDArray x();

    /** L(x). Waits for the device. */
    double value();

    /** ∂L/∂x, of the variable's shape; good until the next {@link #moved}. */
    NDArray gradient();

    /** Says that {@link #x} has changed. */
    void moved();
}
