package io.impasto.train.learning;

import io.impasto.train.network.VggLayer;
import java.util.Arrays;

/**
 * How training stood: means over the steps since the point before.
 *
 * @param step how many steps had been made
 * @param loss weighted sum of the errors
 * @param errors relative errors, features at each tap, then Gram matrices
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CurvePoint(long step, double loss, float[] errors) {

    /** The features' relative errors, shallow to deep. */
    public float[] features() {
        return Arrays.copyOf(errors, VggLayer.TAPS.size());
    }

    /** The Gram matrices' relative errors, shallow to deep. */
    public float[] grams() {
        return Arrays.copyOfRange(errors, VggLayer.TAPS.size(), errors.length);
    }
}
