package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * sRGB in [0, 1] to what the networks see: (x − mean) / std for each channel, with ImageNet's mean and standard deviation.
 *
 * @param mean 1×3×1×1
 * @param std 1×3×1×1
 */
public record InputNormalisation(NDArray mean, NDArray std) implements Layer {

    /** Of the red, green and blue of ImageNet's pictures. */
    public static final float[] MEAN = {0.485f, 0.456f, 0.406f};

    public static final float[] STD = {0.229f, 0.224f, 0.225f};

    /** With constants that live in the manager. */
    static InputNormalisation in(NDManager manager, DataType type) {
        return new InputNormalisation(constant(manager, MEAN, type), constant(manager, STD, type));
    }

    private static NDArray constant(NDManager manager, float[] values, DataType type) {
        return manager.create(values, new Shape(1, values.length, 1, 1)).toType(type, false);
    }

    @Override
    public NDArray apply(NDArray input) {
        try (NDArray centred = input.sub(mean)) {
            return centred.div(std);
        }
    }

    @Override
    public InputNormalisation inHalf(double input, double output) {
        return new InputNormalisation(mean.toType(DataType.FLOAT16, true), std.toType(DataType.FLOAT16, true));
    }

    @Override
    public long sideAfter(long side) {
        return side;
    }
}
