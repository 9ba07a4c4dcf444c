package io.impasto.engine.network;

import io.impasto.common.job.NetworkName;

/** The networks there are. */
public final class Networks {

    private Networks() {}

    /** @throws UnusableWeightsException naming the tensor that is missing or has another shape */
    public static FeatureNetwork of(NetworkName name, Weights weights, NetworkVariant variant) {
        return switch (name) {
            case SQUEEZENET1_1 -> SqueezeNet.of(weights, variant);
            case VGG19 -> Vgg19.of(weights, variant);
        };
    }
}
