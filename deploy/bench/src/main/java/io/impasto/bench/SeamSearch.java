package io.impasto.bench;

import io.impasto.common.InvalidInputException;
import java.util.Arrays;

/**
 * Looks for the edges of tiles. The step at a column is the mean over its pixels of the absolute difference to their left
 * neighbours, likewise at a row; a step's excess is what it has over the median of those around it, so that a picture's own busy
 * and quiet places count alike.
 *
 * @param first the shortest period, px, at least 2
 * @param last the longest, px
 * @param stride between periods, px, at least 1
 */
record SeamSearch(int first, int last, int stride) {

    /** Every tile that anybody would choose. */
    static final SeamSearch USUAL = new SeamSearch(64, 1024, 16);

    /** On either side, px: more than a brush stroke's edge, less than a tile. */
    private static final int AROUND = 8;

    /** Grey levels: a column's mean step varies at least so much, or a flat picture's rounding would score. */
    private static final double LEAST_DEVIATION = 0.01;

    SeamSearch {
        if (first < 2 || last < first || stride < 1) {
            throw new InvalidInputException(
                    "tile", first + " to " + last + " by " + stride + " px are no periods: the shortest is 2 px");
        }
    }

    static SeamSearch only(int period) {
        return new SeamSearch(period, period, 1);
    }

    /** The period that stands out most. */
    SeamScore in(Luminance picture) {
        double[] columns = excess(columnSteps(picture));
        double[] rows = excess(rowSteps(picture));
        SeamScore greatest = new SeamScore(0, 0);
        for (int period = first;
                period <= last && period < Math.max(picture.width(), picture.height());
                period += stride) {
            double z = z(columns, rows, period);
            if (greatest.period() == 0 || z > greatest.z()) {
                greatest = new SeamScore(period, z);
            }
        }
        return greatest;
    }

    /** Columns' and rows' deviations together: n of them, each of variance 1, sum up to √n. */
    private static double z(double[] columns, double[] rows, int period) {
        double sum = 0;
        int seams = 0;
        for (double[] axis : new double[][] {columns, rows}) {
            Elsewhere elsewhere = Elsewhere.of(axis, period);
            for (int at = period; at < axis.length; at += period) {
                sum += (axis[at] - elsewhere.mean()) / elsewhere.deviation();
                seams++;
            }
        }
        return seams == 0 ? 0 : sum / Math.sqrt(seams);
    }

    private record Elsewhere(double mean, double deviation) {

        static Elsewhere of(double[] axis, int period) {
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (int at = 1; at < axis.length; at++) {
                if (at % period != 0) {
                    sum += axis[at];
                    squares += axis[at] * axis[at];
                    count++;
                }
            }
            double mean = count == 0 ? 0 : sum / count;
            double variance = count == 0 ? 0 : squares / count - mean * mean;
            return new Elsewhere(mean, Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance))));
        }
    }

    /** At index i the step between columns i − 1 and i; nothing at 0. */
    private static double[] columnSteps(Luminance picture) {
        double[] steps = new double[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 1; x < picture.width(); x++) {
                steps[x] += Math.abs(picture.at(x, y) - picture.at(x - 1, y)) / picture.height();
            }
        }
        return steps;
    }

    private static double[] rowSteps(Luminance picture) {
        double[] steps = new double[picture.height()];
        for (int y = 1; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                steps[y] += Math.abs(picture.at(x, y) - picture.at(x, y - 1)) / picture.width();
            }
        }
        return steps;
    }

    private static double[] excess(double[] steps) {
        double[] excess = new double[steps.length];
        for (int at = 1; at < steps.length; at++) {
            double[] around =
                    Arrays.copyOfRange(steps, Math.max(1, at - AROUND), Math.min(steps.length, at + AROUND + 1));
            Arrays.sort(around);
            excess[at] = steps[at] - around[around.length / 2];
        }
        return excess;
    }
}
