package io.impasto.engine.region;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * How much each position of a tap belongs to a region.
 *
 * @param rows H
 * @param columns W
 * @param membership H·W numbers from 0 to 1, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GuidanceChannel(int rows, int columns, float[] membership) {

    /** Of less than half a position there are no statistics to speak of. */
    private static final double LEAST_POSITIONS = 0.5;

    /** Whether the region has vanished at this tap. */
    public boolean isEmpty() {
        return positions() < LEAST_POSITIONS;
    }

    /** The region's share of the picture, 0 to 1. */
    public double share() {
        return positions() / membership.length;
    }

    /**
     * The memberships divided by their sum, 1×1×H×W.
     *
     * @throws IllegalStateException if the region has vanished
     */
    public NDArray weights(NDManager manager, DataType type) {
        if (isEmpty()) {
            throw new IllegalStateException("a region that has vanished has no weights");
        }
        double sum = positions();
        float[] weights = new float[membership.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (membership[i] / sum);
        }
        NDArray tensor = manager.create(weights, new Shape(1, 1, rows, columns));
        if (type == DataType.FLOAT32) {
            return tensor;
        }
        try (tensor) {
            return tensor.toType(type, false);
        }
    }

    private double positions() {
        double sum = 0;
        for (float part : membership) {
            sum += part;
        }
        return sum;
    }
}
