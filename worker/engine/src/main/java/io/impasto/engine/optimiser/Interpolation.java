package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;

/** PyTorch's ways to give an NCHW array another size, corners not aligned. */
public enum Interpolation {
    BILINEAR(2),
    /** Keys' kernel with a = −.75. */
    BICUBIC(3);

    private final int mode;

    Interpolation(int mode) {
        this.mode = mode;
    }

    /** The array at another size; belongs to its manager. */
    public NDArray resized(NDArray nchw, long height, long width) {
        return nchw.getNDArrayInternal().interpolation(new long[] {height, width}, mode, false);
    }
}
