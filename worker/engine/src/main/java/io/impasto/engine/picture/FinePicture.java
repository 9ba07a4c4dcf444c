package io.impasto.engine.picture;

import java.util.Arrays;

/**
 * A picture finer than 8 bits a sample: sRGB, its transfer curve applied, as in {@link Picture}. Two are equal if all samples are.
 *
 * @param width px, at least 1
 * @param height px, at least 1
 * @param rgb red, green, blue of each pixel, row by row from the top left; 3·width·height numbers from 0 to 1. Not copied, as in
 *     {@link Picture}.
 */
@SuppressWarnings("ArrayRecordComponent") // equality by content is below
public record FinePicture(int width, int height, float[] rgb) {

    /** @throws IllegalArgumentException if a side is below 1, the array hasn't the length these sides need, or a sample isn't in [0, 1] */
    public FinePicture {
        Sides.check("a picture", width, height, Picture.CHANNELS, rgb.length);
        for (int i = 0; i < rgb.length; i++) {
            if (!(rgb[i] >= 0 && rgb[i] <= 1)) { // so that NaN is refused as well
                int pixel = i / Picture.CHANNELS;
                throw new IllegalArgumentException("the " + "red green blue".split(" ")[i % Picture.CHANNELS]
                        + " at x = " + pixel % width + ", y = " + pixel / width + " is " + rgb[i]
                        + ": samples are between 0 and 1");
            }
        }
    }

    public static FinePicture of(Picture picture) {
        float[] rgb = new float[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (picture.rgb()[i] & 0xFF) / (float) PixelLayout.BYTE_MAX;
        }
        return new FinePicture(picture.width(), picture.height(), rgb);
    }

    /** Half rounded up; not dithered. */
    public Picture toEightBit() {
        byte[] bytes = new byte[rgb.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) rounded(rgb[i], PixelLayout.BYTE_MAX);
        }
        return new Picture(width, height, bytes);
    }

    /** The samples as unsigned numbers of 16 bits, half rounded up. */
    short[] toSixteenBit() {
        short[] shorts = new short[rgb.length];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) rounded(rgb[i], PixelLayout.MOST);
        }
        return shorts;
    }

    private static int rounded(float sample, int max) {
        return (int) ((double) sample * max + 0.5);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FinePicture picture
                && width == picture.width
                && height == picture.height
                && Arrays.equals(rgb, picture.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "FinePicture[" + width + "×" + height + "]";
    }
}
