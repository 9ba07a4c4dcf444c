package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import java.util.List;

/**
 * How fast an attempt was, and what that depends on beside the device: what forecasts are learned from.
 *
 * @param network the feature network
 * @param styleLoss what was measured at the style layers
 * @param optimiser what took the picture down
 * @param styles how many style pictures there were
 * @param scales those at which this attempt made steps, ascending; at most {@value PyramidParameters#MAX_SCALES}
 */
public record MeasuredPace(
        NetworkName network, StyleLossName styleLoss, OptimiserName optimiser, int styles, List<OfScale> scales) {

    /**
     * At one scale.
     *
     * @param width px, at least 1
     * @param height px, at least 1
     * @param steps made by this attempt, at least 1
     * @param secondsPerStep their mean, without what it took to prepare the next scale; finite, at least 0
     */
    public record OfScale(int width, int height, int steps, double secondsPerStep) {

        /** @throws InvalidInputException naming the value that can't be */
        public OfScale {
            require(width >= 1, "width", width);
            require(height >= 1, "height", height);
            require(steps >= 1, "steps", steps);
            require(Double.isFinite(secondsPerStep) && secondsPerStep >= 0, "secondsPerStep", secondsPerStep);
        }

        private static void require(boolean possible, String what, Object value) {
            if (!possible) {
                throw new InvalidInputException("measured." + what, value + " can't be measured");
            }
        }

        public long pixels() {
            return (long) width * height;
        }

        public double seconds() {
            return steps * secondsPerStep;
        }
    }

    /** @throws InvalidInputException if there are more scales than there can be */
    public MeasuredPace {
        scales = List.copyOf(scales);
        if (scales.size() > PyramidParameters.MAX_SCALES) {
            throw new InvalidInputException(
                    "measured.scales",
                    "there are " + scales.size() + "; at most " + PyramidParameters.MAX_SCALES + " are possible");
        }
    }

    /** Updates made by this attempt. */
    public int stepsMade() {
        return scales.stream().mapToInt(OfScale::steps).sum();
    }
}
