package io.impasto.bench;

import io.impasto.engine.picture.Picture;

/**
 * A picture's luma (ITU-R BT.601: .299 R + .587 G + .114 B), 0 to 255, not rounded.
 *
 * @param values row by row from the top left; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one judgement
record Luminance(int width, int height, double[] values) {

    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    static Luminance of(Picture picture) {
        double[] values = new double[picture.width() * picture.height()];
        byte[] rgb = picture.rgb();
        for (int i = 0; i < values.length; i++) {
            int at = Picture.CHANNELS * i;
            values[i] = RED * (rgb[at] & 0xFF) + GREEN * (rgb[at + 1] & 0xFF) + BLUE * (rgb[at + 2] & 0xFF);
        }
        return new Luminance(picture.width(), picture.height(), values);
    }

    double at(int x, int y) {
        return values[y * width + x];
    }

    /** The mean of √(dx² + dy²) by forward differences, over all pixels that have both neighbours; 0 if there is none. */
    double meanGradient() {
        double sum = 0;
        for (int y = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                sum += Math.hypot(at(x + 1, y) - at(x, y), at(x, y + 1) - at(x, y));
            }
        }
        return sum / Math.max(1.0, (width - 1.0) * (height - 1.0));
    }
}
