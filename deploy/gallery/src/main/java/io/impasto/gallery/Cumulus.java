package io.impasto.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Heaped clouds, lit from the upper left: many balls with a ragged outline.
 *
 * @param puffs the balls, those in front last
 */
record Cumulus(List<Puff> puffs) {

    /**
     * A ball of cloud.
     *
     * @param x units
     * @param y units
     * @param radius units
     * @param base the level its heap rises from, units
     */
    record Puff(double x, double y, double radius, double base) {

        Puff {
            if (!(radius > 0)) {
                throw new IllegalArgumentException("a puff's radius of " + radius + " isn't above 0");
            }
        }
    }

    private static final Ramp LIGHT = Ramp.of(0x6f82ad, 0x93a0c4, 0xc9c4d2, 0xf3e2cc, 0xfff6e4, 0xfffaf0);

    Cumulus {
        puffs = List.copyOf(puffs);
    }

    /** @param heaps middle, base level, half width and height of each, units */
    static Cumulus heaped(double[][] heaps, RandomGenerator random) {
        List<Puff> puffs = new ArrayList<>();
        for (double[] heap : heaps) {
            int count = (int) (heap[2] / 2.6);
            for (int i = 0; i < count; i++) {
                double across = 2 * random.nextDouble() - 1;
                double roof = Math.pow(Math.max(0, 1 - across * across), 0.8) * heap[3];
                double up = roof * Math.sqrt(1 - (double) i / count) * (0.75 + 0.25 * random.nextDouble());
                double radius = heap[3] * (0.16 + 0.2 * random.nextDouble()) * (1.15 - 0.5 * up / heap[3]);
                puffs.add(new Puff(heap[0] + across * heap[2], heap[1] - up, radius, heap[1]));
            }
        }
        return new Cumulus(puffs);
    }

    Colour over(Colour sky, Noise noise, double x, double y) {
        double ragged = noise.fractal(x / 34, y / 30, 5);
        Colour colour = sky;
        for (Puff puff : puffs) {
            double nx = (x - puff.x()) / puff.radius();
            double ny = (y - puff.y()) / puff.radius();
            double inside = 1 - nx * nx - ny * ny + 0.75 * ragged;
            if (inside > 0) {
                double shade =
                        0.5 - 0.24 * nx - 0.34 * ny + 0.22 * ragged - 0.3 * Math.max(0, 1 - (puff.base() - y) / 44);
                double floor = Math.max(0, Math.min(1, (puff.base() + 16 + 9 * ragged - y) / 24));
                colour = colour.mixed(LIGHT.at(shade), Math.min(1, 1.7 * inside) * floor);
            }
        }
        return colour;
    }
}
