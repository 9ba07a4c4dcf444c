package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;

/**
 * A picture a channel at a time, as tensors have it.
 *
 * @param width px
 * @param height px
 * @param values red, then green, then blue, each row by row. The array isn't copied: whoever makes the planes gives it away.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Planes(int width, int height, float[] values) {

    private static final float WHITE = 255;

    /** The picture's samples in [0, 1]. */
    static Planes of(Picture picture) {
        int pixels = picture.width() * picture.height();
        float[] values = new float[Picture.CHANNELS * pixels];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                values[channel * pixels + i] =
                        Byte.toUnsignedInt(picture.rgb()[Picture.CHANNELS * i + channel]) / WHITE;
            }
        }
        return new Planes(picture.width(), picture.height(), values);
    }

    /** @param x 1×3×H×W */
    static Planes of(NDArray x) {
        return new Planes(
                Math.toIntExact(x.getShape().get(3)),
                Math.toIntExact(x.getShape().get(2)),
                x.toFloatArray());
    }

    /** What becomes of a channel's value. */
    @FunctionalInterface
    interface PerChannel {
        float of(float value, int channel);
    }

    Planes map(PerChannel image) {
        int pixels = width * height;
        float[] images = new float[values.length];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = channel * pixels; i < (channel + 1) * pixels; i++) {
                images[i] = image.of(values[i], channel);
            }
        }
        return new Planes(width, height, images);
    }

    /** 1×3×H×W. */
    NDArray tensor(NDManager manager, DataType type) {
        NDArray x = manager.create(values, new Shape(1, Picture.CHANNELS, height, width));
        if (type == DataType.FLOAT32) {
            return x;
        }
        try (x) {
            return x.toType(type, false);
        }
    }

    /** How [0, 255] becomes whole numbers. */
    @FunctionalInterface
    interface Rounding {
        int of(float level);
    }

    /** Cut off at 0 and 1; what is no number becomes 0, as it does in 8 bit. */
    FinePicture finePicture() {
        int pixels = width * height;
        float[] rgb = new float[values.length];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                float value = values[channel * pixels + i];
                rgb[Picture.CHANNELS * i + channel] = value > 0 ? Math.min(1, value) : 0;
            }
        }
        return new FinePicture(width, height, rgb);
    }

    /** To 8 bit: cut off at 0 and 1, times 255, rounded. */
    Picture picture(Rounding rounding) {
        int pixels = width * height;
        byte[] rgb = new byte[values.length];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                float value = Math.max(0, Math.min(1, values[channel * pixels + i]));
                rgb[Picture.CHANNELS * i + channel] = (byte) rounding.of(value * WHITE);
            }
        }
        return new Picture(width, height, rgb);
    }
}
