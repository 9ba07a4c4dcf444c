package io.impasto.bench;

import io.impasto.common.InvalidInputException;

/**
 * The structural similarity of two pictures, 1 if they are equal (Wang, Bovik, Sheikh and Simoncelli 2004, equation 13): its mean
 * over all positions at which a window of 11×11 px, a Gaussian of σ = 1.5 px, lies inside the picture.
 */
final class Ssim {

    /** Of a window, px. */
    static final int SIDE = 11;

    private static final double SIGMA = 1.5;
    private static final double PEAK = 255;
    /** (K₁L)² with K₁ = 0.01, as in the paper: keeps dark windows from dividing by nothing. */
    private static final double C1 = (0.01 * PEAK) * (0.01 * PEAK);
    /** (K₂L)² with K₂ = 0.03. */
    private static final double C2 = (0.03 * PEAK) * (0.03 * PEAK);

    private static final double[] WINDOW = window();

    private Ssim() {}

    /** @throws InvalidInputException if the pictures differ in size or are smaller than a window */
    static double between(Luminance x, Luminance y) {
        int width = x.width();
        int height = x.height();
        if (width != y.width() || height != y.height() || Math.min(width, height) < SIDE) {
            throw new InvalidInputException(
                    "ssim",
                    "needs two pictures of one size, at least " + SIDE + " px a side, not " + width + "×" + height
                            + " and " + y.width() + "×" + y.height());
        }
        double[] meanX = smoothed(x.values(), width, height);
        double[] meanY = smoothed(y.values(), width, height);
        double[] xx = smoothed(product(x.values(), x.values()), width, height);
        double[] yy = smoothed(product(y.values(), y.values()), width, height);
        double[] xy = smoothed(product(x.values(), y.values()), width, height);
        double sum = 0;
        for (int i = 0; i < xy.length; i++) {
            double means = meanX[i] * meanY[i];
            double squares = meanX[i] * meanX[i] + meanY[i] * meanY[i];
            sum += (2 * means + C1) * (2 * (xy[i] - means) + C2) / ((squares + C1) * (xx[i] + yy[i] - squares + C2));
        }
        return sum / xy.length;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    /** The window's mean at each position at which it lies inside: rows, then columns. */
    private static double[] smoothed(double[] values, int width, int height) {
        int across = width - SIDE + 1;
        int down = height - SIDE + 1;
        double[] rows = new double[across * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < across; x++) {
                rows[y * across + x] = weighted(values, y * width + x, 1);
            }
        }
        double[] both = new double[across * down];
        for (int i = 0; i < both.length; i++) {
            both[i] = weighted(rows, i, across);
        }
        return both;
    }

    private static double weighted(double[] values, int from, int stride) {
        double sum = 0;
        for (int k = 0; k < SIDE; k++) {
            sum += WINDOW[k] * values[from + k * stride];
        }
        return sum;
    }

    private static double[] window() {
        double[] window = new double[SIDE];
        double sum = 0;
        for (int k = 0; k < SIDE; k++) {
            double distance = (k - SIDE / 2) / SIGMA;
            window[k] = Math.exp(-distance * distance / 2);
            sum += window[k];
        }
        for (int k = 0; k < SIDE; k++) {
            window[k] /= sum;
        }
        return window;
    }
}
