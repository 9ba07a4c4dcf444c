package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/** Repeats the outermost row and column once on each side. */
public record ReplicatedEdge() implements Layer {

    private static final int VERTICAL = 2;
    private static final int HORIZONTAL = 3;

    @Override
    public NDArray apply(NDArray x) {
        NDArray top = x.get(new NDIndex(":, :, :1, :"));
        NDArray bottom = x.get(new NDIndex(":, :, -1:, :"));
        NDArray tall = NDArrays.concat(new NDList(top, x, bottom), VERTICAL);
        NDArray left = tall.get(new NDIndex(":, :, :, :1"));
        NDArray right = tall.get(new NDIndex(":, :, :, -1:"));
        return NDArrays.concat(new NDList(left, tall, right), HORIZONTAL);
    }

    @Override
    public long sideAfter(long side) {
        return side + 2;
    }
}
