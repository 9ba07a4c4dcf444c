package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import io.impasto.common.job.Pooling;

/**
 * Takes windows of positions together.
 *
 * @param ceil whether a last window may reach beyond the edge, as PyTorch's {@code ceil_mode}
 */
public record Downsampling(Pooling pooling, int window, int stride, boolean ceil) implements Layer {

    /** K. Crowson's factors, which bring activations to about where the maximum would have them. */
    private static final double AVERAGE_SCALE = 2.0;

    private static final double L2_SCALE = 0.78;

    /** Keeps the root's derivative finite where all of a window is 0, which is common after a ReLU. */
    private static final double EPSILON = 1e-12;

    /** The same in half precision, where 6·10⁻⁸ is the least number that isn't 0. */
    private static final double HALF_EPSILON = 1e-6;

    private static final Shape NO_PADDING = new Shape(0, 0);

    @Override
    public NDArray apply(NDArray input) {
        return switch (pooling) {
            case MAX -> Pool.maxPool2d(input, square(window), square(stride), NO_PADDING, ceil);
            case AVERAGE -> {
                try (NDArray mean = average(input)) {
                    yield mean.mul(AVERAGE_SCALE);
                }
            }
            case L2 -> {
                try (NDArray squares = input.square();
                        NDArray mean = average(squares);
                        NDArray positive = mean.add(input.getDataType() == DataType.FLOAT16 ? HALF_EPSILON : EPSILON);
                        NDArray root = positive.sqrt()) {
                    yield root.mul(L2_SCALE * window);
                }
            }
        };
    }

    private NDArray average(NDArray input) {
        return Pool.avgPool2d(input, square(window), square(stride), NO_PADDING, ceil, false);
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }

    @Override
    public long sideAfter(long side) {
        long room = side - window;
        if (!ceil) {
            return room < 0 ? 0 : room / stride + 1;
        }
        return side == 0 ? 0 : Math.max(0, Math.floorDiv(room + stride - 1, stride) + 1);
    }

    /** The maximum's places are 64-bit numbers; the root keeps the squares, and what comes after. */
    @Override
    public long keptElements(FeatureSize input) {
        long output = after(input).elements();
        return switch (pooling) {
            case MAX -> 3 * output;
            case AVERAGE -> output;
            case L2 -> input.elements() + 2 * output;
        };
    }
}
