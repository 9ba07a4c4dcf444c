package io.impasto.engine.network;

import io.impasto.common.job.NetworkName;
import java.util.List;

/** The networks there are. */
public final class Networks {

    private Networks() {}

    /** @throws UnusableWeightsException naming the tensor that is missing or has another shape */
    public static FeatureNetwork of(NetworkName name, Weights weights, NetworkVariant variant) {
        return switch (name) {
            case SQUEEZENET1_1 -> SqueezeNet.of(weights, variant);
            case VGG19 -> Vgg19.of(weights, variant);
            case BRUSH -> Brush.of(weights, variant);
        };
    }

    /**
     * A network of VGG-19's architecture, input and taps, but of another width.
     *
     * @param channels output channels of the 13 convolutions, conv1_1 to conv5_1
     * @throws UnusableWeightsException naming the tensor that is missing or has another shape
     */
    public static FeatureNetwork vgg19(Weights weights, NetworkVariant variant, List<Integer> channels) {
        return Vgg19.of(weights, variant, channels);
    }
}
