package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** SqueezeNet's module (Iandola et al. 2016): squeeze to few channels, then expand by 1×1 and 3×3 kernels, side by side. */
record Fire(Convolution squeeze, Convolution expand1x1, Convolution expand3x3) implements Layer {

    private static final int CHANNEL_AXIS = 1;

    static Fire of(Weights weights, String name, int in, int squeezed, int expanded) {
        return new Fire(
                Convolution.of(weights, name + ".squeeze", in, squeezed, 1, 1, 0),
                Convolution.of(weights, name + ".expand1x1", squeezed, expanded, 1, 1, 0),
                Convolution.of(weights, name + ".expand3x3", squeezed, expanded, 3, 1, 1));
    }

    @Override
    public NDArray apply(NDArray input) {
        try (NDArray linear = squeeze.apply(input);
                NDArray squeezed = Activation.relu(linear);
                NDArray narrow = expand1x1.apply(squeezed);
                NDArray wide = expand3x3.apply(squeezed);
                NDArray both = narrow.concat(wide, CHANNEL_AXIS)) {
            return Activation.relu(both);
        }
    }

    @Override
    public Fire inHalf(double input, double output) {
        return new Fire(
                squeeze.inHalf(input, output), expand1x1.inHalf(output, output), expand3x3.inHalf(output, output));
    }

    @Override
    public boolean hasWeights() {
        return true;
    }

    @Override
    public long sideAfter(long side) {
        return side;
    }

    @Override
    public long channelsAfter(long channels) {
        return expand1x1.channelsAfter(channels) + expand3x3.channelsAfter(channels);
    }

    @Override
    public long keptElements(FeatureSize input) {
        return squeeze.after(input).elements() + after(input).elements();
    }
}
