package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.network.InputNormalisation;
import io.impasto.engine.picture.Picture;
import java.util.random.RandomGenerator;

/**
 * The space in which the networks see and in which the classic preset optimises: (x/255 − mean) / std for each channel, 1×3×H×W,
 * with the mean and the standard deviation of ImageNet.
 */
final class NormalisedPicture {

    private static final int CHANNELS = 3;
    private static final int WHITE = 255;

    private NormalisedPicture() {}

    static NDArray of(Picture picture, NDManager manager, DataType type) {
        int pixels = picture.width() * picture.height();
        float[] planes = new float[CHANNELS * pixels];
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                float value = Byte.toUnsignedInt(picture.rgb()[CHANNELS * i + channel]) / (float) WHITE;
                planes[channel * pixels + i] =
                        (value - InputNormalisation.MEAN[channel]) / InputNormalisation.STD[channel];
            }
        }
        return tensor(planes, picture.width(), picture.height(), manager, type);
    }

    /** Uniform noise in [0, 1), in this space. */
    static NDArray noise(int width, int height, RandomGenerator random, NDManager manager, DataType type) {
        float[] planes = new float[CHANNELS * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = random.nextFloat();
        }
        return tensor(planes, width, height, manager, type);
    }

    /**
     * Back to 8 bit: un-normalised, then stretched so that the least value of all channels becomes 0 and the greatest 255, rounded
     * down (as torchvision's {@code ToPILImage}). A picture of one value only is not stretched.
     */
    static Picture stretched(NDArray x) {
        int height = Math.toIntExact(x.getShape().get(2));
        int width = Math.toIntExact(x.getShape().get(3));
        float[] planes = colours(x, width * height);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : planes) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        float black = high > low ? low : 0;
        float range = high > low ? high - low : 1;
        byte[] rgb = new byte[planes.length];
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < width * height; i++) {
                float value = (planes[channel * width * height + i] - black) / range;
                rgb[CHANNELS * i + channel] = (byte) Math.max(0, Math.min(WHITE, (int) (value * WHITE)));
            }
        }
        return new Picture(width, height, rgb);
    }

    private static float[] colours(NDArray x, int pixels) {
        float[] planes = x.toFloatArray();
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = channel * pixels; i < (channel + 1) * pixels; i++) {
                planes[i] = planes[i] * InputNormalisation.STD[channel] + InputNormalisation.MEAN[channel];
            }
        }
        return planes;
    }

    private static NDArray tensor(float[] planes, int width, int height, NDManager manager, DataType type) {
        NDArray x = manager.create(planes, new Shape(1, CHANNELS, height, width));
        if (type == DataType.FLOAT32) {
            return x;
        }
        try (x) {
            return x.toType(type, false);
        }
    }
}
