package io.impasto.engine.picture;

import io.impasto.common.image.PictureSize;
import java.util.Arrays;

/**
 * A decoded picture: sRGB, 8 bits a sample. Two pictures are equal if all their samples are.
 *
 * @param width px, at least 1
 * @param height px, at least 1
 * @param rgb red, green, blue of each pixel, row by row from the top left; 3·width·height bytes, each an unsigned number. The array
 *     isn't copied, pictures being large: whoever makes the picture gives it away, and nobody writes to it.
 */
@SuppressWarnings("ArrayRecordComponent") // equality by content is below
public record Picture(int width, int height, byte[] rgb) {

    /** Samples a pixel. */
    public static final int CHANNELS = 3;

    /** @throws IllegalArgumentException if a side is below 1 or the array hasn't the length these sides need */
    public Picture {
        Sides.check("a picture", width, height, CHANNELS, rgb.length);
    }

    /**
     * One sample.
     *
     * @param x column, 0 to width − 1
     * @param y row, 0 to height − 1
     * @param channel 0 red, 1 green, 2 blue
     * @return 0 to 255
     */
    public int sample(int x, int y, int channel) {
        return rgb[CHANNELS * (y * width + x) + channel] & 0xFF;
    }

    public PictureSize size() {
        return new PictureSize(width, height);
    }

    public int shorterSide() {
        return Math.min(width, height);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture
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
        return "Picture[" + width + "×" + height + "]";
    }
}
