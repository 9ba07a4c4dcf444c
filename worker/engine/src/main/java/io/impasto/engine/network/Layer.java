package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;

/** One step of a network, from NCHW to NCHW. */
public interface Layer {

    NDArray apply(NDArray input);

    /** How many positions of the input one position of the output is away from the next. */
    default int stride() {
        return 1;
    }

    /** How many positions are left along a side of that many, 0 if none. */
    long sideAfter(long side);
}
