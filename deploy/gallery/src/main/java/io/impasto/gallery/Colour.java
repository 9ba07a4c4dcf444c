package io.impasto.gallery;

import java.util.random.RandomGenerator;

/**
 * A colour, sRGB.
 *
 * @param red 0 to 1
 * @param green 0 to 1
 * @param blue 0 to 1
 */
record Colour(float red, float green, float blue) {

    static final Colour BLACK = new Colour(0, 0, 0);
    static final Colour WHITE = new Colour(1, 1, 1);

    Colour {
        if (!(red >= 0 && red <= 1 && green >= 0 && green <= 1 && blue >= 0 && blue <= 1)) {
            throw new IllegalArgumentException("(" + red + ", " + green + ", " + blue + ") isn't within 0 to 1");
        }
    }

    /** The nearest colour there is. */
    static Colour clamped(double red, double green, double blue) {
        return new Colour(unit(red), unit(green), unit(blue));
    }

    /** From 0xRRGGBB. */
    static Colour of(int rgb) {
        return new Colour((rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f);
    }

    private static float unit(double value) {
        return (float) Math.max(0, Math.min(1, value));
    }

    /** ITU-R BT.601, 0 to 1. */
    double luma() {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }

    /** This at 0, the other at 1. */
    Colour mixed(Colour other, double share) {
        double s = Math.max(0, Math.min(1, share));
        return clamped(red + (other.red - red) * s, green + (other.green - green) * s, blue + (other.blue - blue) * s);
    }

    /** As a glaze over this: both absorb. */
    Colour times(Colour other) {
        return new Colour(red * other.red, green * other.green, blue * other.blue);
    }

    Colour brighter(double factor) {
        return clamped(red * factor, green * factor, blue * factor);
    }

    /** Each channel pushed away from the luma by the factor; below 1 it greys. */
    Colour saturated(double factor) {
        double y = luma();
        return clamped(y + (red - y) * factor, y + (green - y) * factor, y + (blue - y) * factor);
    }

    /** Turned round the grey axis, radians (YIQ). */
    Colour turned(double angle) {
        double y = luma();
        double i = 0.596 * red - 0.274 * green - 0.322 * blue;
        double q = 0.211 * red - 0.523 * green + 0.312 * blue;
        double i2 = i * Math.cos(angle) - q * Math.sin(angle);
        double q2 = i * Math.sin(angle) + q * Math.cos(angle);
        return clamped(y + 0.956 * i2 + 0.621 * q2, y - 0.272 * i2 - 0.647 * q2, y - 1.106 * i2 + 1.703 * q2);
    }

    /** As a painter's hand mixes it again: hue (radians), saturation and value all vary up to so much. */
    Colour jittered(RandomGenerator random, double hue, double saturation, double value) {
        return turned(hue * random.nextGaussian() / 2)
                .saturated(1 + saturation * random.nextGaussian() / 2)
                .brighter(1 + value * random.nextGaussian() / 2);
    }

    /** Euclidean, 0 to √3. */
    double distance(Colour other) {
        double r = red - other.red;
        double g = green - other.green;
        double b = blue - other.blue;
        return Math.sqrt(r * r + g * g + b * b);
    }

    int rgb() {
        return Math.round(red * 255) << 16 | Math.round(green * 255) << 8 | Math.round(blue * 255);
    }

    /** For Java2D. */
    java.awt.Color awt(double alpha) {
        return new java.awt.Color(red, green, blue, unit(alpha));
    }
}
