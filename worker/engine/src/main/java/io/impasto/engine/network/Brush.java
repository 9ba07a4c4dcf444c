package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A network of our own: VGG-19's layers with a quarter of their channels, taught by {@code deploy/train} to see what VGG-19 sees, and shipped with
 * this library. {@code brush.md} beside its weights says how it was made and how far off it is.
 *
 * <p>Decision: its features f aren't compared as they are, but through a symmetric c×c matrix S at each tap, with ‖S·Δf‖ = ‖ΔF̂‖ where F̂ is
 * what f says of VGG-19's features. Moments of S·f are those of F̂ up to a rotation, which no Gram matrix's distance, no Wasserstein distance and
 * no mean square notices: so every loss measures as VGG-19 would, at c×c instead of C×C. A map F̂ = A·f itself would cost C×C roots again.
 */
final class Brush {

    /** Output channels of its convolutions, conv1_1 to conv5_1. */
    static final List<Integer> CHANNELS = List.of(16, 16, 32, 32, 64, 64, 64, 64, 128, 128, 128, 128, 128);

    private Brush() {}

    static FeatureNetwork of(Weights weights, NetworkVariant variant) {
        return Vgg19.of(weights, variant, CHANNELS).seenThrough(tap -> view(weights, tap));
    }

    /** S as a convolution that looks at one position. */
    private static Convolution view(Weights weights, String tap) {
        int channels = CHANNELS.get(Vgg19.convolutionBefore(tap));
        NDArray matrix = weights.tensor("view." + tap, new Shape(channels, channels));
        NDArray none = matrix.getManager().zeros(new Shape(channels), matrix.getDataType());
        return new Convolution(matrix.reshape(channels, channels, 1, 1), none, 1, 0);
    }
}
