package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;
import java.util.function.Function;

/** Named sets of defaults. */
public enum Preset implements Named {
    /** The course experiment, set <i>starry</i>. */
    CLASSIC(NetworkName.SQUEEZENET1_1, ClassicPresets::starry),
    /** The course experiment, set <i>scream</i>. */
    CLASSIC_SCREAM(NetworkName.SQUEEZENET1_1, ClassicPresets::scream),
    /** The course experiment, set <i>composition</i>. */
    CLASSIC_COMPOSITION(NetworkName.SQUEEZENET1_1, ClassicPresets::composition),
    /** The best pictures: a pyramid of scales, Wasserstein style loss, Adam, averaged iterates. */
    STUDIO(NetworkName.VGG19, PyramidPresets::studio),
    /** Gatys et al. (2016): Gram matrices, L-BFGS, two scales. */
    GATYS(NetworkName.VGG19, PyramidPresets::gatys);

    /** Of requests that name none: needs nothing that isn't there on every machine. */
    public static final Preset DEFAULT = STUDIO;

    private final NetworkName network;
    private final Function<NetworkName, StyleParameters> parameters;

    Preset(NetworkName network, Function<NetworkName, StyleParameters> parameters) {
        this.network = network;
        this.parameters = parameters;
    }

    /** @throws InvalidInputException if there is no preset of that name */
    @JsonCreator
    public static Preset of(String wireName) {
        return Named.find(values(), "options.preset", wireName);
    }

    /** The network that this preset was made for. */
    public NetworkName network() {
        return network;
    }

    /** Whether the worker chooses the network where a request names none: the others are what somebody published, network and all. */
    public boolean leavesNetworkOpen() {
        return this == STUDIO;
    }

    /** This preset's parameters, its layers and weights carried over to {@code network}. */
    StyleParameters parameters(NetworkName network) {
        return parameters.apply(network);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
