package io.impasto.engine.region;

import io.impasto.engine.picture.Picture;
import java.util.Locale;

/**
 * A colour of a mask, sRGB.
 *
 * @param red 0 to 255, as the others
 */
record MaskColour(int red, int green, int blue) {

    /**
     * Colours that are nearer, in levels of sRGB, are one colour: JPEG moves flat ones by some ten levels, and people choose colours that
     * they can tell apart.
     */
    static final int SAME = 48;

    MaskColour {
        if (Math.min(red, Math.min(green, blue)) < 0 || Math.max(red, Math.max(green, blue)) > 255) {
            throw new IllegalArgumentException(
                    "(" + red + ", " + green + ", " + blue + ") is no colour: each is 0 to 255");
        }
    }

    /** @param pixel its place in the row-by-row order */
    static MaskColour at(Picture picture, int pixel) {
        int first = Picture.CHANNELS * pixel;
        return new MaskColour(
                Byte.toUnsignedInt(picture.rgb()[first]),
                Byte.toUnsignedInt(picture.rgb()[first + 1]),
                Byte.toUnsignedInt(picture.rgb()[first + 2]));
    }

    /** Euclid's, squared. */
    int distanceSquared(MaskColour other) {
        int r = red - other.red;
        int g = green - other.green;
        int b = blue - other.blue;
        return r * r + g * g + b * b;
    }

    boolean isNear(MaskColour other) {
        return distanceSquared(other) < SAME * SAME;
    }

    /** How far it is from grey, levels. */
    int chroma() {
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    /** Its grey level, 0 black to 255 white. */
    int level() {
        return Math.round((red + green + blue) / 3f);
    }

    /** As in HTML, {@code #FF8000}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02X%02X%02X", red, green, blue);
    }
}
