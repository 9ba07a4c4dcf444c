package io.impasto.engine;

import static io.impasto.engine.network.InputNormalisation.MEAN;
import static io.impasto.engine.network.InputNormalisation.STD;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.engine.picture.Picture;

/**
 * The space in which the networks see and in which the classic preset optimises: (x/255 − mean) / std for each channel, 1×3×H×W,
 * with the mean and the standard deviation of ImageNet.
 */
final class NormalisedPicture {

    private NormalisedPicture() {}

    static NDArray of(Picture picture, NDManager manager, DataType type) {
        return Planes.of(picture)
                .map((value, channel) -> (value - MEAN[channel]) / STD[channel])
                .tensor(manager, type);
    }

    /**
     * Back to sRGB in [0, 1]: un-normalised, then stretched so that the least value of all channels becomes 0 and the greatest 1. A
     * picture of one value only is not stretched. In 8 bit it is rounded down (as torchvision's {@code ToPILImage}).
     */
    static Planes stretched(Planes read) {
        Planes colours = read.map((value, channel) -> value * STD[channel] + MEAN[channel]);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : colours.values()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        float black = high > low ? low : 0;
        float range = high > low ? high - low : 1;
        return colours.map((value, channel) -> (value - black) / range);
    }
}
