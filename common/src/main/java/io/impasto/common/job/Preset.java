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
 */
public enum Preset {
    /** Set <i>starry</i>. */
    CLASSIC("classic", 192, 192, 6e-2, List.of(300_000.0, 1_000.0, 15.0, 3.0), 2e-2),
    /** Set <i>scream</i>. */
    CLASSIC_SCREAM("classic-scream", 192, 224, 3e-2, List.of(200_000.0, 800.0, 12.0, 1.0), 2e-2),
    /** Set <i>composition</i>. */
    CLASSIC_COMPOSITION("classic-composition", 192, 512, 5e-2, List.of(20_000.0, 500.0, 12.0, 1.0), 5e-2);

    private final String wireName;
    private final StyleParameters parameters;

    Preset(String wireName, int size, int styleSize, double contentWeight, List<Double> styleWeights, double tvWeight) {
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
            // TODO-H1: layers and weights for VGG-19
            case VGG19 -> parameters;
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
