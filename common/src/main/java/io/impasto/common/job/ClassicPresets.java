package io.impasto.common.job;

import java.util.List;

/**
 * The three parameter sets of the course experiment that this project reproduces: SqueezeNet 1.1, normalised Gram matrices, 200 steps
 * of Adam.
 *
 * <p>With VGG-19 they take content from relu4_2 and style from relu1_1 to relu5_1 (Gatys et al. 2016). The weights are for Oxford's
 * VGG-19, whose activations lie in the hundreds, and don't carry over to torchvision's own. One photograph and one painting were
 * measured with all weights 1; the set <i>starry</i> was then chosen so that each style layer starts at about 10000 and content
 * against noise at about 37000, near SqueezeNet's sums of 45000 and 34000. The other two sets follow from it
 * roughly by SqueezeNet's ratios. One picture of each was looked at: the painting's strokes and colours over a recognisable scene.
 */
final class ClassicPresets {

    private ClassicPresets() {}

    static ClassicParameters starry(NetworkName network) {
        return switch (network) {
            case SQUEEZENET1_1 -> onSqueezeNet(192, 192, 6e-2, List.of(300_000.0, 1_000.0, 15.0, 3.0), 2e-2);
            case VGG19, BRUSH -> onVgg19(network, 192, 192, 3e-7, List.of(0.03, 1e-4, 5e-5, 2e-7, 6e-4), 2e-2);
        };
    }

    static ClassicParameters scream(NetworkName network) {
        return switch (network) {
            case SQUEEZENET1_1 -> onSqueezeNet(192, 224, 3e-2, List.of(200_000.0, 800.0, 12.0, 1.0), 2e-2);
            case VGG19, BRUSH -> onVgg19(network, 192, 224, 1.5e-7, List.of(0.02, 8e-5, 4e-5, 1.6e-7, 4.8e-4), 2e-2);
        };
    }

    static ClassicParameters composition(NetworkName network) {
        return switch (network) {
            case SQUEEZENET1_1 -> onSqueezeNet(192, 512, 5e-2, List.of(20_000.0, 500.0, 12.0, 1.0), 5e-2);
            case VGG19, BRUSH -> onVgg19(network, 192, 512, 2.5e-7, List.of(0.002, 5e-5, 4e-5, 1.6e-7, 4.8e-4), 5e-2);
        };
    }

    private static ClassicParameters onSqueezeNet(
            int size, int styleSize, double contentWeight, List<Double> styleWeights, double tvWeight) {
        return set(
                NetworkName.SQUEEZENET1_1,
                size,
                styleSize,
                "3",
                contentWeight,
                List.of("1", "4", "6", "7"),
                styleWeights,
                tvWeight);
    }

    /** Brush's features are VGG-19's, up to what it can't tell. */
    private static ClassicParameters onVgg19(
            NetworkName network,
            int size,
            int styleSize,
            double contentWeight,
            List<Double> styleWeights,
            double tvWeight) {
        return set(
                network,
                size,
                styleSize,
                "relu4_2",
                contentWeight,
                List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"),
                styleWeights,
                tvWeight);
    }

    private static ClassicParameters set(
            NetworkName network,
            int size,
            int styleSize,
            String contentLayer,
            double contentWeight,
            List<String> styleLayers,
            List<Double> styleWeights,
            double tvWeight) {
        return new ClassicParameters(
                network,
                size,
                styleSize,
                contentLayer,
                contentWeight,
                styleLayers,
                styleWeights,
                tvWeight,
                Init.CONTENT,
                200,
                3.0,
                0.1,
                180,
                190,
                0);
    }
}
