package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** G = F·Fᵀ / (C·H·W): which channels are active together, wherever. Gatys et al. (2016), equation 3, normalised. */
public final class GramMatrix {

    private GramMatrix() {}

    /** The C×C matrix of a 1×C×H×W feature map. */
    public static NDArray of(NDArray features) {
        NDArray f = asMatrix(features);
        return f.matMul(f.transpose()).divi(normaliser(features));
    }

    /** F, C×N with N = H·W. */
    static NDArray asMatrix(NDArray features) {
        Shape nchw = features.getShape();
        return features.reshape(nchw.get(1), nchw.get(2) * nchw.get(3));
    }

    /** C·H·W. */
    static long normaliser(NDArray features) {
        return features.getShape().size();
    }
}
