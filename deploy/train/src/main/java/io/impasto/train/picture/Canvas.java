package io.impasto.train.picture;

import io.impasto.engine.picture.Picture;
import java.util.SplittableRandom;

/** A square that textures are drawn on. Colours are sRGB, each part from 0 to 1, and held to that. */
final class Canvas {

    private static final double MOST = 255;

    private final int side;
    private final byte[] rgb;

    /** Black. */
    Canvas(int side) {
        this.side = side;
        this.rgb = new byte[Picture.CHANNELS * side * side];
    }

    /** A colour for each pixel. */
    @FunctionalInterface
    interface Colouring {
        double[] at(int x, int y);
    }

    int side() {
        return side;
    }

    /** The number of the pixel there, row by row; of the nearest if that is outside. */
    int index(double x, double y) {
        return clamped(y) * side + clamped(x);
    }

    private int clamped(double coordinate) {
        return (int) Math.max(0, Math.min(side - 1.0, Math.floor(coordinate)));
    }

    void fill(Colouring colouring) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                set(x, y, colouring.at(x, y));
            }
        }
    }

    void disc(double centreX, double centreY, double radius, double[] colour) {
        for (int y = clamped(centreY - radius); y <= clamped(centreY + radius); y++) {
            for (int x = clamped(centreX - radius); x <= clamped(centreX + radius); x++) {
                if (Math.hypot(x - centreX, y - centreY) <= radius) {
                    set(x, y, colour);
                }
            }
        }
    }

    private void set(int x, int y, double[] colour) {
        for (int c = 0; c < Picture.CHANNELS; c++) {
            rgb[Picture.CHANNELS * (y * side + x) + c] = (byte) Math.round(MOST * Math.max(0, Math.min(1, colour[c])));
        }
    }

    Picture picture() {
        return new Picture(side, side, rgb);
    }

    static double[][] colours(int count, SplittableRandom random) {
        double[][] colours = new double[count][];
        for (int i = 0; i < count; i++) {
            colours[i] = random.doubles(Picture.CHANNELS).toArray();
        }
        return colours;
    }

    /** A colour that differs from the given one by up to {@code spread} in each part. */
    static double[] near(double[] colour, double spread, SplittableRandom random) {
        double[] near = colour.clone();
        for (int c = 0; c < near.length; c++) {
            near[c] += spread * (2 * random.nextDouble() - 1);
        }
        return near;
    }
}
