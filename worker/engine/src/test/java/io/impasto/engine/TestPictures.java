package io.impasto.engine;

import io.impasto.engine.picture.Picture;
import java.util.Random;

/** Pictures that tests make. */
final class TestPictures {

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

    static Picture noise(int width, int height, long seed) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        new Random(seed).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    static Picture plain(int width, int height, int red, int green, int blue) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        for (int i = 0; i < rgb.length; i += Picture.CHANNELS) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new Picture(width, height, rgb);
    }
}
