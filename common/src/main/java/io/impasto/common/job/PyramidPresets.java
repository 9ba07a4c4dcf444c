package io.impasto.common.job;

import java.util.List;
import java.util.stream.Stream;

/** The presets that climb a pyramid of scales. */
final class PyramidPresets {

    private static final int SIZE = 512;
    private static final int SMALLEST_SCALE = 128;

    private PyramidPresets() {}

    /**
     * The recipe of K. Crowson's style-transfer-pytorch, with losses relative to their targets, so that one set of weights does for every
     * network. Decision: the weights are not Crowson's (style 256 to 1, variation 2, content .015), which were made for losses that aren't
     * relative: divided by their targets they paint muddily, since the first layer outweighs all that makes strokes. These were chosen by
     * eye and by the judge among nine sets, on four pairs of pictures and both networks; {@code deploy/bench/RESULTS.md} shows them.
     */
    static PyramidParameters studio(NetworkName network) {
        return switch (network) {
            case SQUEEZENET1_1 -> studio(network, "6", List.of("1", "4", "6", "7"), List.of(0.45, 0.28, 0.17, 0.10));
            case VGG19, BRUSH ->
                studio(
                        network,
                        "relu4_2",
                        List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"),
                        List.of(0.4, 0.25, 0.18, 0.12, 0.05));
        };
    }

    private static PyramidParameters studio(
            NetworkName network, String contentLayer, List<String> styleLayers, List<Double> styleWeights) {
        return new PyramidParameters(
                network,
                SIZE,
                false,
                SMALLEST_SCALE,
                PyramidParameters.MAX_SCALES,
                1,
                contentLayer,
                0.1,
                styleLayers,
                styleWeights,
                StyleLossName.W2,
                true,
                0.3,
                Init.CONTENT,
                1000,
                500,
                OptimiserName.ADAM,
                0.02,
                0.99,
                Pooling.MAX,
                Colors.STYLE,
                0);
    }

    /**
     * Gatys et al. (2016), as L. Gatys' PytorchNeuralStyleTransfer has it: mean squares, content at 1, Gram matrices of Oxford's VGG-19 at
     * 1000/C², and a second, larger scale. SqueezeNet's activations are about 1 where Oxford's are in the hundreds, and a Gram loss is of
     * their fourth power, a content loss of their second: 3·10⁵/C² there, found by eye.
     */
    static PyramidParameters gatys(NetworkName network) {
        return switch (network) {
            case SQUEEZENET1_1 -> gatys(network, "6", List.of("1", "4", "6", "7"), 3e5, Stream.of(64, 128, 256, 256));
            case VGG19, BRUSH ->
                gatys(
                        network,
                        "relu4_2",
                        List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"),
                        1e3,
                        Stream.of(64, 128, 256, 512, 512));
        };
    }

    private static PyramidParameters gatys(
            NetworkName network,
            String contentLayer,
            List<String> styleLayers,
            double styleWeight,
            Stream<Integer> channels) {
        return new PyramidParameters(
                network,
                SIZE,
                false,
                SMALLEST_SCALE,
                2,
                1,
                contentLayer,
                1,
                styleLayers,
                channels.map(c -> styleWeight / ((double) c * c)).toList(),
                StyleLossName.GRAM,
                false,
                0,
                Init.CONTENT,
                500,
                200,
                OptimiserName.LBFGS,
                1,
                0,
                Pooling.MAX,
                Colors.STYLE,
                0);
    }
}
