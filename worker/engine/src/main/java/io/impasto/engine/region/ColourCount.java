package io.impasto.engine.region;

import java.util.stream.Stream;

/** How many pixels have about the same colour, and which it is in the mean. */
final class ColourCount {

    /** 16 levels each of red, green and blue: what JPEG does to a flat colour mostly stays in one bin. */
    private static final int BITS = 4;

    private long pixels;
    private long red;
    private long green;
    private long blue;

    /** A count for each bin, of nothing. */
    static ColourCount[] none() {
        return Stream.generate(ColourCount::new).limit(1 << (3 * BITS)).toArray(ColourCount[]::new);
    }

    static int bin(MaskColour colour) {
        int shift = Byte.SIZE - BITS;
        return ((colour.red() >> shift) << (2 * BITS)) | ((colour.green() >> shift) << BITS) | (colour.blue() >> shift);
    }

    void add(MaskColour colour) {
        pixels++;
        red += colour.red();
        green += colour.green();
        blue += colour.blue();
    }

    long pixels() {
        return pixels;
    }

    /** @throws IllegalStateException if nothing was counted */
    MaskColour mean() {
        if (pixels == 0) {
            throw new IllegalStateException("nothing has no mean colour");
        }
        return new MaskColour(rounded(red), rounded(green), rounded(blue));
    }

    private int rounded(long sum) {
        return Math.toIntExact(Math.round((double) sum / pixels));
    }
}
