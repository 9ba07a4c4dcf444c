package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.picture.Picture;

/** The space in which pyramids optimise: sRGB in [0, 1], 1×3×H×W. */
final class SrgbPicture {

    private static final float WHITE = 255;

    private SrgbPicture() {}

    static NDArray of(Picture picture, NDManager manager, DataType type) {
        int pixels = picture.width() * picture.height();
        float[] planes = new float[Picture.CHANNELS * pixels];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                planes[channel * pixels + i] =
                        Byte.toUnsignedInt(picture.rgb()[Picture.CHANNELS * i + channel]) / WHITE;
            }
        }
        return of(planes, picture.width(), picture.height(), manager, type);
    }

    /** @param planes red, then green, then blue, each row by row */
    static NDArray of(float[] planes, int width, int height, NDManager manager, DataType type) {
        NDArray x = manager.create(planes, new Shape(1, Picture.CHANNELS, height, width));
        if (type == DataType.FLOAT32) {
            return x;
        }
        try (x) {
            return x.toType(type, false);
        }
    }

    /** To 8 bit: cut off at 0 and 1, rounded to the nearest. */
    static Picture picture(NDArray x) {
        int height = Math.toIntExact(x.getShape().get(2));
        int width = Math.toIntExact(x.getShape().get(3));
        float[] planes = x.toFloatArray();
        int pixels = width * height;
        byte[] rgb = new byte[planes.length];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                float value = Math.max(0, Math.min(1, planes[channel * pixels + i]));
                rgb[Picture.CHANNELS * i + channel] = (byte) Math.round(value * WHITE);
            }
        }
        return new Picture(width, height, rgb);
    }
}
