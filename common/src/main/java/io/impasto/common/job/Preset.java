package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Named sets of defaults. The three {@code classic} ones are the course experiment that this project reproduces: SqueezeNet
 * 1.1, normalised Gram matrices, 200 steps of Adam.
 *
 * <p>With VGG-19 they take content from relu4_2 and style from relu1_1 to relu5_1 (Gatys et al. 2016). The weights are for Oxford's
 * VGG-19, whose activations lie in the hundreds, and don't carry over to torchvision's own. One photograph and one painting were
 * measured with all weights 1; the set <i>starry</i> was then chosen so that each style layer starts at about 10000 and content
 * against noise at about 37000, near SqueezeNet's sums of 45000 and 34000. The other two sets follow from it
 * roughly by SqueezeNet's ratios. One picture of each was looked at: the painting's strokes and colours over a recognisable scene.
 */
public enum Preset {
    /** Set <i>starry</i>. */
    CLASSIC(
            "classic",
            192,
            192,
            6e-2,
            List.of(300_000.0, 1_000.0, 15.0, 3.0),
            2e-2,
            3e-7,
            List.of(0.03, 1e-4, 5e-5, 2e-7, 6e-4)),
    /** Set <i>scream</i>. */
    CLASSIC_SCREAM(
            "classic-scream",
            192,
            224,
            3e-2,
            List.of(200_000.0, 800.0, 12.0, 1.0),
            2e-2,
            1.5e-7,
            List.of(0.02, 8e-5, 4e-5, 1.6e-7, 4.8e-4)),
    /** Set <i>composition</i>. */
    CLASSIC_COMPOSITION(
            "classic-composition",
            192,
            512,
            5e-2,
            List.of(20_000.0, 500.0, 12.0, 1.0),
            5e-2,
            2.5e-7,
            List.of(0.002, 5e-5, 4e-5, 1.6e-7, 4.8e-4));

    private final String wireName;
    private final StyleParameters parameters;
    private final StyleParameters onVgg19;

    Preset(
            String wireName,
            int size,
            int styleSize,
            double contentWeight,
            List<Double> styleWeights,
            double tvWeight,
            double vggContentWeight,
            List<Double> vggStyleWeights) {
        this.wireName = wireName;
        this.parameters = new StyleParameters(
                NetworkName.SQUEEZENET1_1,
                size,
                styleSize,
                "3",
                contentWeight,
                List.of("1", "4", "6", "7"),
                styleWeights,
                tvWeight,
                Init.CONTENT,
                200,
                3.0,
                0.1,
                180,
                190,
                0);
        this.onVgg19 = new StyleParameters(
                NetworkName.VGG19,
                size,
                styleSize,
                "relu4_2",
                vggContentWeight,
                List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"),
                vggStyleWeights,
                tvWeight,
                parameters.init(),
                parameters.iterations(),
                parameters.learningRate(),
                parameters.decayedLearningRate(),
                parameters.decayAt(),
                parameters.clampUntil(),
                parameters.seed());
    }

    /** @throws InvalidInputException if there is no preset of that name */
    @JsonCreator
    public static Preset of(String wireName) {
        return Arrays.stream(values())
                .filter(preset -> preset.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "options.preset",
                        "there is no preset '" + Quoted.abbreviated(wireName) + "'; there are "
                                + Arrays.stream(values()).map(Preset::wireName).collect(Collectors.joining(", "))));
    }

    /** The network that this preset was made for. */
    public NetworkName network() {
        return parameters.network();
    }

    /** This preset's parameters, its layers and weights carried over to {@code network}. */
    StyleParameters parameters(NetworkName network) {
        return switch (network) {
            case SQUEEZENET1_1 -> parameters;
            case VGG19 -> onVgg19;
        };
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
