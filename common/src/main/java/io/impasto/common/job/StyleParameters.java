package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.List;

/**
 * Everything the optimisation depends on beside the pictures and the weights: complete and valid.
 *
 * @param network the feature network
 * @param size the shorter side of the output, px, 1 to {@value #MAX_SIDE}
 * @param styleSize the shorter side of the style pictures, px, 1 to {@value #MAX_SIDE}
 * @param contentLayer the tap of the content loss
 * @param contentWeight w_c, finite, ≥ 0; 0 leaves the content out (texture synthesis)
 * @param styleLayers the taps of the style loss, each once; may be empty
 * @param styleWeights w_l, finite, ≥ 0, one for each style layer; all 0 leaves the style out (feature inversion)
 * @param tvWeight w_t, finite, ≥ 0
 * @param init the picture before the first step
 * @param iterations steps of the optimiser, 1 to {@value #MAX_ITERATIONS}
 * @param learningRate Adam's, finite, > 0
 * @param decayedLearningRate Adam's from {@code decayAt} on, finite, > 0
 * @param decayAt the step (≥ 0) before which Adam starts anew with the decayed rate
 * @param clampUntil the variable is clamped to [−1.5, 1.5] before every step below this one, ≥ 0
 * @param seed of all randomness
 */
public record StyleParameters(
        NetworkName network,
        int size,
        int styleSize,
        String contentLayer,
        double contentWeight,
        List<String> styleLayers,
        List<Double> styleWeights,
        double tvWeight,
        Init init,
        int iterations,
        double learningRate,
        double decayedLearningRate,
        int decayAt,
        int clampUntil,
        long seed) {

    public static final int MAX_SIDE = 32_768;
    public static final int MAX_ITERATIONS = 1_000_000;

    /** @throws InvalidInputException naming the option, its value and what would be right */
    public StyleParameters {
        styleLayers = List.copyOf(styleLayers);
        styleWeights = List.copyOf(styleWeights);
        requireBetween("size", size, 1, MAX_SIDE);
        requireBetween("styleSize", styleSize, 1, MAX_SIDE);
        requireTap("contentLayer", network, contentLayer);
        requireWeight("contentWeight", contentWeight);
        styleLayers.forEach(layer -> requireTap("styleLayers", network, layer));
        if (styleLayers.stream().distinct().count() != styleLayers.size()) {
            throw new InvalidInputException("options.styleLayers", styleLayers + " names a layer twice");
        }
        if (styleWeights.size() != styleLayers.size()) {
            throw new InvalidInputException(
                    "options.styleWeights",
                    "there are " + styleWeights.size() + " weights for " + styleLayers.size() + " style layers "
                            + styleLayers + "; one each is needed");
        }
        styleWeights.forEach(weight -> requireWeight("styleWeights", weight));
        requireWeight("tvWeight", tvWeight);
        requireBetween("iterations", iterations, 1, MAX_ITERATIONS);
        requireRate("learningRate", learningRate);
        requireRate("decayedLearningRate", decayedLearningRate);
        requireBetween("decayAt", decayAt, 0, Integer.MAX_VALUE);
        requireBetween("clampUntil", clampUntil, 0, Integer.MAX_VALUE);
        if (contentWeight == 0 && tvWeight == 0 && styleWeights.stream().allMatch(weight -> weight == 0)) {
            throw new InvalidInputException(
                    "options", "contentWeight, styleWeights and tvWeight are all 0: nothing would be optimised");
        }
    }

    private static void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException("options." + option, value + " is not between " + least + " and " + most);
        }
    }

    private static void requireWeight(String option, double value) {
        if (!Double.isFinite(value) || value < 0) {
            throw new InvalidInputException("options." + option, value + " is not a weight: finite and at least 0");
        }
    }

    private static void requireRate(String option, double value) {
        if (!Double.isFinite(value) || value <= 0) {
            throw new InvalidInputException("options." + option, value + " is not a rate: finite and above 0");
        }
    }

    private static void requireTap(String option, NetworkName network, String layer) {
        if (!network.taps().contains(layer)) {
            throw new InvalidInputException(
                    "options." + option,
                    network + " has no layer '" + Quoted.abbreviated(layer) + "'; it has "
                            + String.join(", ", network.taps()));
        }
    }
}
