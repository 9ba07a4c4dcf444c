package io.impasto.train.learning;

import io.impasto.common.InvalidInputException;

/**
 * How long and how fast.
 *
 * @param steps of Adam; 0 leaves the pruned start as it is
 * @param rate the highest learning rate
 * @param finalRate the last one
 * @param clip the longest gradient, 0 for any
 */
public record TrainingPlan(long steps, double rate, double finalRate, double clip) {

    private static final long MOST_STEPS = 10_000_000;

    /** Moments of Adam know nothing at first. */
    private static final long WARM_UP = 300;

    /** @throws InvalidInputException naming the option */
    public TrainingPlan {
        if (steps < 0 || steps > MOST_STEPS) {
            throw new InvalidInputException("--steps", steps + " is not between 0 and " + MOST_STEPS);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new InvalidInputException("--learning-rate", rate + " is not above 0 and at most 1");
        }
        if (!(finalRate > 0 && finalRate <= rate)) {
            throw new InvalidInputException("--final-rate", finalRate + " is not above 0 and at most " + rate);
        }
        if (!(clip >= 0)) {
            throw new InvalidInputException("--clip", clip + " is no length: it is 0 (none) or more");
        }
    }

    /**
     * The learning rate: up evenly over the first steps, then down along half a cosine.
     *
     * @param step from 0
     */
    public double rateAt(long step) {
        long warmUp = Math.min(WARM_UP, steps / 10);
        if (step < warmUp) {
            return rate * (step + 1) / (warmUp + 1);
        }
        double way = (double) (step - warmUp) / Math.max(1, steps - warmUp);
        return finalRate + (rate - finalRate) * (1 + Math.cos(Math.PI * way)) / 2;
    }
}
