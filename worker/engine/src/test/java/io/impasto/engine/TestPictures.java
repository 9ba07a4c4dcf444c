package io.impasto.engine;

import io.impasto.engine.picture.Picture;
import java.util.Random;
import java.util.function.IntBinaryOperator;

/** Pictures that tests make. */
public final class TestPictures {

    private TestPictures() {}

    /** Slanting waves, each channel's a little later: unlike noise, they have a manner. */
    static Picture waves(int width, int height, double wavelength) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / Picture.CHANNELS;
            double phase = (pixel % width + 2.0 * (pixel / width)) / wavelength + i % Picture.CHANNELS;
            rgb[i] = (byte) (128 + 100 * Math.sin(phase));
        }
        return new Picture(width, height, rgb);
    }

    public static Picture noise(int width, int height, long seed) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        new Random(seed).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    /** @param colour of a pixel, 0xRRGGBB, from its column and its row */
    public static Picture coloured(int width, int height, IntBinaryOperator colour) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        for (int i = 0; i < width * height; i++) {
            int value = colour.applyAsInt(i % width, i / width);
            rgb[3 * i] = (byte) (value >> 16);
            rgb[3 * i + 1] = (byte) (value >> 8);
            rgb[3 * i + 2] = (byte) value;
        }
        return new Picture(width, height, rgb);
    }
}
