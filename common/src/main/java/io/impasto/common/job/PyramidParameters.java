package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import java.util.List;

/**
 * Optimisation through a pyramid of scales, each a factor of √2 larger than the one before, the last of the output's size.
 *
 * @param network the feature network
 * @param size the longer side of the output, px, 1 to {@value #MAX_SIDE}
 * @param originalSize whether the output is as large as the content, whatever {@code size} says
 * @param smallestScale no scale's longer side is below this, px, but the only one's, 1 to {@value #MAX_SIDE}
 * @param scales at most so many, 1 to {@value #MAX_SCALES}
 * @param styleScale the styles' longer side in units of the scale's, .01 to 100; a style is never enlarged
 * @param contentLayer the tap of the content loss
 * @param contentWeight w_c, finite, ≥ 0; 0 leaves the content out (texture synthesis)
 * @param styleLayers the taps of the style loss, each once; may be empty
 * @param styleWeights w_l, finite, ≥ 0, one for each style layer; all 0 leaves the style out (feature inversion)
 * @param styleLoss what is measured at the style layers
 * @param relative whether each loss is divided by its target's own energy, so that weights mean the same with every network
 * @param tvWeight w_t, finite, ≥ 0
 * @param init the picture before the first step
 * @param initialIterations steps of the optimiser at the first scale, 1 to {@value #MAX_ITERATIONS}
 * @param iterations steps of the optimiser at each later scale, 1 to {@value #MAX_ITERATIONS}
 * @param optimiser what takes the picture down
 * @param learningRate Adam's, of a variable in [0, 1]; finite, > 0
 * @param emaDecay the output is the mean of the iterates, each weighing so much less than the next; 0 (the last iterate) to .9999
 * @param pooling of the network
 * @param colors whose the result has
 * @param seed of all randomness
 */
public record PyramidParameters(
        NetworkName network,
        int size,
        boolean originalSize,
        int smallestScale,
        int scales,
        double styleScale,
        String contentLayer,
        double contentWeight,
        List<String> styleLayers,
        List<Double> styleWeights,
        StyleLossName styleLoss,
        boolean relative,
        double tvWeight,
        Init init,
        int initialIterations,
        int iterations,
        OptimiserName optimiser,
        double learningRate,
        double emaDecay,
        Pooling pooling,
        Colors colors,
        long seed)
        implements StyleParameters {

    public static final int MAX_SCALES = 32;

    private static final double LONGEST_MEMORY = 0.9999;

    /** @throws InvalidInputException naming the option, its value and what would be right */
    public PyramidParameters {
        styleLayers = List.copyOf(styleLayers);
        styleWeights = List.copyOf(styleWeights);
        Checks.between("size", size, 1, MAX_SIDE);
        Checks.between("smallestScale", smallestScale, 1, MAX_SIDE);
        Checks.between("scales", scales, 1, MAX_SCALES);
        Checks.between("styleScale", styleScale, 0.01, 100);
        Checks.losses(network, contentLayer, contentWeight, styleLayers, styleWeights, tvWeight);
        Checks.between("initialIterations", initialIterations, 1, MAX_ITERATIONS);
        Checks.between("iterations", iterations, 1, MAX_ITERATIONS);
        Checks.rate("learningRate", learningRate);
        Checks.between("emaDecay", emaDecay, 0, LONGEST_MEMORY);
    }

    /** The longer side of a scale, px: ⌊size/2^(i/2)⌉, i counted from the last scale, which is 0, downwards. */
    public static int scaleBelow(int longerSide, int i) {
        return (int) Math.round(longerSide / Math.pow(2, i / 2.0));
    }

    @Override
    public int steps() {
        int later = 0;
        while (later + 1 < scales && scaleBelow(size, later + 1) >= smallestScale) {
            later++;
        }
        return initialIterations + later * iterations;
    }
}
