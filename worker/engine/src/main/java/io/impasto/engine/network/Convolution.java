package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * A convolution with zero padding.
 *
 * @param kernel out × in × k × k
 * @param bias one for each output channel
 */
public record Convolution(NDArray kernel, NDArray bias, int stride, int padding) implements Layer {

    /** The convolution whose tensors are called {@code name.weight} and {@code name.bias}. */
    static Convolution of(Weights weights, String name, int in, int out, int k, int stride, int padding) {
        return new Convolution(
                weights.tensor(name + ".weight", new Shape(out, in, k, k)),
                weights.tensor(name + ".bias", new Shape(out)),
                stride,
                padding);
    }

    @Override
    public NDArray apply(NDArray input) {
        return Conv2d.conv2d(input, kernel, bias, new Shape(stride, stride), new Shape(padding, padding))
                .singletonOrThrow();
    }

    @Override
    public Convolution inHalf(double input, double output) {
        return new Convolution(half(kernel, input / output), half(bias, 1 / output), stride, padding);
    }

    private static NDArray half(NDArray tensor, double factor) {
        try (NDArray scaled = tensor.mul(factor)) {
            return scaled.toType(DataType.FLOAT16, true);
        }
    }

    @Override
    public boolean hasWeights() {
        return true;
    }

    @Override
    public long sideAfter(long side) {
        long room = side + 2L * padding - kernel.getShape().get(2);
        return side == 0 || room < 0 ? 0 : room / stride + 1;
    }

    @Override
    public long channelsAfter(long channels) {
        return kernel.getShape().get(0);
    }

    /** None: its input is kept by the layer that made it, and the ReLU after it looks at its own output. */
    @Override
    public long keptElements(FeatureSize input) {
        return 0;
    }
}
