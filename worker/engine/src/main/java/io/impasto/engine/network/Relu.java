package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** max(x, 0). */
public record Relu() implements Layer {

    @Override
    public NDArray apply(NDArray input) {
        return Activation.relu(input);
    }

    @Override
    public long sideAfter(long side) {
        return side;
    }
}
