package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import java.util.List;

/**
 * The course experiment: one scale, Adam with two learning rates, clamped for most of the way.
 *
 * @param network the feature network
 * @param size the shorter side of the output, px, 1 to {@value #MAX_SIDE}
 * @param styleSize the shorter side of the style pictures, px, 1 to {@value #MAX_SIDE}
 * @param contentLayer the tap of the content loss
 * @param contentWeight w_c, finite, ≥ 0; 0 leaves the content out (texture synthesis)
 * @param styleLayers the taps of the style loss, each once; may be empty
 * @param styleWeights w_l, finite, ≥ 0, one for each style layer; all 0 leaves the style out (feature inversion)
 * @param tvWeight w_t, finite, ≥ 0
 * @param init the picture before the first step, the content or random
 * @param iterations steps of the optimiser, 1 to {@value #MAX_ITERATIONS}
 * @param learningRate Adam's, finite, > 0
 * @param decayedLearningRate Adam's from {@code decayAt} on, finite, > 0
 * @param decayAt the step (≥ 0) before which Adam starts anew with the decayed rate
 * @param clampUntil the variable is clamped to [−1.5, 1.5] before every step below this one, ≥ 0
 * @param seed of all randomness
 */
public record ClassicParameters(
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
        long seed)
        implements StyleParameters {

    /** @throws InvalidInputException naming the option, its value and what would be right */
    public ClassicParameters {
        styleLayers = List.copyOf(styleLayers);
        styleWeights = List.copyOf(styleWeights);
        Checks.between("size", size, 1, MAX_SIDE);
        Checks.between("styleSize", styleSize, 1, MAX_SIDE);
        Checks.losses(network, contentLayer, contentWeight, styleLayers, styleWeights, tvWeight);
        if (init != Init.CONTENT && init != Init.RANDOM) {
            throw new InvalidInputException("options.init", "'" + init + "' isn't one of classic's: content, random");
        }
        Checks.between("iterations", iterations, 1, MAX_ITERATIONS);
        Checks.rate("learningRate", learningRate);
        Checks.rate("decayedLearningRate", decayedLearningRate);
        Checks.between("decayAt", decayAt, 0, Integer.MAX_VALUE);
        Checks.between("clampUntil", clampUntil, 0, Integer.MAX_VALUE);
    }

    @Override
    public StyleLossName styleLoss() {
        return StyleLossName.GRAM;
    }

    @Override
    public OptimiserName optimiser() {
        return OptimiserName.ADAM;
    }

    @Override
    public int steps() {
        return iterations;
    }
}
