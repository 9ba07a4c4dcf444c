package io.impasto.gateway.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * Fits a step's cost to measured steps: least squares of the relative errors, iteratively reweighted by Tukey's biweight (Beaton and Tukey
 * 1974), so that what is far off counts for nothing.
 */
final class StepCostFit {

    /** Tukey's constant: 95 % efficient where errors are normal. */
    private static final double BIWEIGHT = 4.685;

    /** Machines aren't more regular than this; a spread of 0 would throw everything away. */
    private static final double LEAST_SPREAD = 0.03;

    private static final int ITERATIONS = 12;

    /** Where the guess, brought to the measured level, holds the fit, px: all jobs may be of one size. */
    private static final List<Double> ANCHORS = List.of(64.0 * 64, 256.0 * 256, 1024.0 * 1024);

    /** Ten anchors weigh as much as the newest job. */
    private static final double ANCHOR_WEIGHT = 0.1;

    /** So many seconds a step at so many pixels. */
    record Point(double pixels, double seconds, double weight) {

        double offBy(StepCost cost) {
            return Math.log(seconds / cost.seconds(pixels));
        }
    }

    private StepCostFit() {}

    /** @param points at least one, all times above 0 */
    static StepCost fit(List<Point> points, StepCost guess) {
        WeightedSample levels = new WeightedSample();
        points.forEach(point -> levels.add(point.offBy(guess), point.weight));
        StepCost level = guess.times(Math.exp(levels.median()));
        StepCost cost = level;
        for (int i = 0; i < ITERATIONS; i++) {
            cost = leastSquares(reweighted(points, cost), level);
        }
        return cost;
    }

    private static List<Point> reweighted(List<Point> points, StepCost cost) {
        WeightedSample errors = new WeightedSample();
        points.forEach(point -> errors.add(point.offBy(cost), point.weight));
        double reach = BIWEIGHT * Math.max(LEAST_SPREAD, errors.spread());
        double middle = errors.median();
        List<Point> weighed = new ArrayList<>();
        for (Point point : points) {
            double u = (point.offBy(cost) - middle) / reach;
            double weight = Math.abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
            weighed.add(new Point(point.pixels, point.seconds, weight * point.weight));
        }
        return weighed;
    }

    /** Minimises Σ w·((a + b·p)/t − 1)² for a, b ≥ 0. */
    private static StepCost leastSquares(List<Point> points, StepCost level) {
        List<Point> all = new ArrayList<>(points);
        ANCHORS.forEach(pixels -> all.add(new Point(pixels, level.seconds(pixels), ANCHOR_WEIGHT)));
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ya = 0;
        double yb = 0;
        for (Point point : all) {
            double a = 1 / point.seconds;
            double b = point.pixels / point.seconds;
            aa += point.weight * a * a;
            ab += point.weight * a * b;
            bb += point.weight * b * b;
            ya += point.weight * a;
            yb += point.weight * b;
        }
        double determinant = aa * bb - ab * ab; // Above 0: the anchors aren't of one size.
        double fixed = (bb * ya - ab * yb) / determinant;
        double perPixel = (aa * yb - ab * ya) / determinant;
        if (fixed < 0) {
            return new StepCost(0, yb / bb);
        }
        return perPixel < 0 ? new StepCost(ya / aa, 0) : new StepCost(fixed, perPixel);
    }
}
