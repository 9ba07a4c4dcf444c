package io.impasto.engine.optimiser;

/**
 * A line search for the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6; cubic interpolation, equation 3.59):
 *
 * <pre>
 * φ(t) ≤ φ(0) + c₁ t φ'(0)   and   |φ'(t)| ≤ c₂ |φ'(0)|
 * </pre>
 */
final class StrongWolfe {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_EVALUATIONS = 25;

    /** A trial is kept this part of the interval away from its ends, or it would crawl. */
    private static final double MARGIN = 0.1;

    private static final double FASTEST_GROWTH = 10;
    private static final double LEAST_GROWTH = 1.01;

    private final Line line;

    StrongWolfe(Line line) {
        this.line = line;
    }

    /** φ along a line. */
    interface Line {

        /** Goes to t, and stays there. */
        Place at(double t);
    }

    /**
     * @param value φ(t)
     * @param slope φ'(t)
     */
    record Place(double t, double value, double slope) {

        private boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(slope);
        }
    }

    /**
     * Leaves the line at the place that was found.
     *
     * @param first tried first, > 0
     * @param value φ(0)
     * @param slope φ'(0) < 0
     * @return t; 0 if nothing better than where it began was found
     */
    double search(double first, double value, double slope) {
        Place start = new Place(0, value, slope);
        Place previous = start;
        double t = first;
        for (int evaluations = 1; evaluations <= MOST_EVALUATIONS; evaluations++) {
            Place here = line.at(t);
            if (!here.isFinite()) {
                t = (previous.t + t) / 2;
                continue;
            }
            if (!decreases(here, start) || (evaluations > 1 && here.value >= previous.value)) {
                return zoom(previous, here, start, evaluations);
            }
            if (Math.abs(here.slope) <= -CURVATURE * slope) {
                return t;
            }
            if (here.slope >= 0) {
                return zoom(here, previous, start, evaluations);
            }
            double least = t + LEAST_GROWTH * (t - previous.t);
            double next = cubicMinimum(previous, here, least, FASTEST_GROWTH * t);
            previous = here;
            t = next;
        }
        line.at(previous.t);
        return previous.t;
    }

    /** @param low the better end, @param high the other, so that between them there is what is sought */
    private double zoom(Place low, Place high, Place start, int evaluationsSoFar) {
        Place best = low;
        Place other = high;
        Place present = null;
        for (int evaluations = evaluationsSoFar; evaluations < MOST_EVALUATIONS; evaluations++) {
            double width = Math.abs(other.t - best.t);
            if (width * -start.slope < 1e-12 * Math.max(1e-12, Math.abs(start.value))) {
                break;
            }
            double least = Math.min(best.t, other.t) + MARGIN * width;
            double t = cubicMinimum(best, other, least, least + (1 - 2 * MARGIN) * width);
            Place here = line.at(t);
            present = here;
            if (!here.isFinite() || !decreases(here, start) || here.value >= best.value) {
                other = here.isFinite() ? here : new Place(t, Double.MAX_VALUE, Math.abs(start.slope));
                continue;
            }
            if (Math.abs(here.slope) <= -CURVATURE * start.slope) {
                return t;
            }
            if (here.slope * (other.t - best.t) >= 0) {
                other = best;
            }
            best = here;
        }
        if (present == null || present.t != best.t) {
            line.at(best.t);
        }
        return best.t;
    }

    private static boolean decreases(Place here, Place start) {
        return here.value <= start.value + SUFFICIENT_DECREASE * here.t * start.slope;
    }

    /** Where the cubic through both places and slopes is least, within bounds; their middle if it has no minimum. */
    private static double cubicMinimum(Place a, Place b, double least, double most) {
        double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.t - b.t);
        double square = d1 * d1 - a.slope * b.slope;
        if (!(square >= 0)) {
            return (least + most) / 2;
        }
        double d2 = Math.signum(b.t - a.t) * Math.sqrt(square);
        double t = b.t - (b.t - a.t) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
        return Double.isFinite(t) ? Math.max(least, Math.min(most, t)) : (least + most) / 2;
    }
}
