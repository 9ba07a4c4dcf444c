package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Where a network gets its tensors from, by torchvision's names. */
@FunctionalInterface
public interface Weights {

    /**
     * The tensor of that name, of the network's element type, which lives as long as the network.
     *
     * @throws UnusableWeightsException naming the tensor, if there is none or it has another shape
     */
    NDArray tensor(String name, Shape shape);
}
