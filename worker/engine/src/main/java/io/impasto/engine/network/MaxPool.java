package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/**
 * The maximum over windows.
 *
 * @param ceil whether a last window may reach beyond the edge, as PyTorch's {@code ceil_mode}
 */
public record MaxPool(int window, int stride, boolean ceil) implements Layer {

    @Override
    public NDArray apply(NDArray input) {
        return Pool.maxPool2d(input, new Shape(window, window), new Shape(stride, stride), new Shape(0, 0), ceil);
    }

    @Override
    public long sideAfter(long side) {
        long room = side - window;
        if (!ceil) {
            return room < 0 ? 0 : room / stride + 1;
        }
        return side == 0 ? 0 : Math.max(0, Math.floorDiv(room + stride - 1, stride) + 1);
    }
}
