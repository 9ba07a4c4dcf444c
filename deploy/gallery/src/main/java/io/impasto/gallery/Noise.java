package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** Gradient noise in the plane (Perlin 2002), about −1 to 1, one feature a unit. */
final class Noise {

    private static final int PERIOD = 256;

    private final int[] permutation = new int[2 * PERIOD];
    private final double[] gradientX = new double[PERIOD];
    private final double[] gradientY = new double[PERIOD];

    Noise(RandomGenerator random) {
        for (int i = 0; i < PERIOD; i++) {
            permutation[i] = i;
            double angle = 2 * Math.PI * random.nextDouble();
            gradientX[i] = Math.cos(angle);
            gradientY[i] = Math.sin(angle);
        }
        for (int i = PERIOD - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = kept;
        }
        System.arraycopy(permutation, 0, permutation, PERIOD, PERIOD);
    }

    double at(double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double fx = x - x0;
        double fy = y - y0;
        double sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
        double sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
        double top = lerp(corner(x0, y0, fx, fy), corner(x0 + 1, y0, fx - 1, fy), sx);
        double bottom = lerp(corner(x0, y0 + 1, fx, fy - 1), corner(x0 + 1, y0 + 1, fx - 1, fy - 1), sx);
        return 1.5 * lerp(top, bottom, sy);
    }

    private double corner(int x, int y, double dx, double dy) {
        int hash = permutation[permutation[x & PERIOD - 1] + (y & PERIOD - 1)];
        return gradientX[hash] * dx + gradientY[hash] * dy;
    }

    private static double lerp(double a, double b, double t) {
        return a + (b - a) * t;
    }

    /** Octaves of half the size and half the strength each; about −1 to 1. */
    double fractal(double x, double y, int octaves) {
        double sum = 0;
        double weight = 1;
        double weights = 0;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(x + 17.3 * i, y - 31.7 * i);
            weights += weight;
            weight /= 2;
            x *= 2;
            y *= 2;
        }
        return 1.3 * sum / weights;
    }

    /** Crests where the noise changes its sign; 0 to 1. */
    double ridged(double x, double y, int octaves) {
        return 1 - Math.min(1, Math.abs(1.6 * fractal(x, y, octaves)));
    }
}
