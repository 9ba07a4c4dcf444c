package io.impasto.engine.network;

import static io.impasto.engine.network.FeatureNetwork.plain;
import static io.impasto.engine.network.FeatureNetwork.tapped;

import io.impasto.common.job.Pooling;
import io.impasto.engine.network.FeatureNetwork.Stage;
import java.util.ArrayList;
import java.util.List;

/** VGG-19 (Simonyan and Zisserman 2014) to relu5_1, numbered as torchvision's {@code features}. */
final class Vgg19 {

    /** Output channels of its convolutions, conv1_1 to conv5_1. */
    static final List<Integer> CHANNELS = List.of(64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512);

    private Vgg19() {}

    /** The number of the convolution that the tap shows, from 0. */
    static int convolutionBefore(String tap) {
        return switch (tap) {
            case "relu1_1" -> 0;
            case "relu2_1" -> 2;
            case "relu3_1" -> 4;
            case "relu4_1" -> 8;
            case "relu4_2" -> 9;
            case "relu5_1" -> 12;
            default -> throw new IllegalArgumentException("VGG-19 has no tap " + tap);
        };
    }

    static FeatureNetwork of(Weights weights, NetworkVariant variant) {
        return of(weights, variant, CHANNELS);
    }

    /** @param c output channels of the convolutions, as {@link #CHANNELS} */
    static FeatureNetwork of(Weights weights, NetworkVariant variant, List<Integer> c) {
        if (c.size() != CHANNELS.size()) {
            throw new IllegalArgumentException(
                    "there are " + c.size() + " channel counts; VGG-19 has " + CHANNELS.size() + " convolutions");
        }
        int padding = variant.replicated() ? 0 : 1;
        Convolution first = Convolution.of(weights, "features.0", 3, c.get(0), 3, 1, padding);
        List<Stage> stages = new ArrayList<>(FeatureNetwork.input(variant, first));
        if (variant.replicated()) {
            stages.add(plain(new ReplicatedEdge()));
        }
        stages.addAll(List.of(
                plain(first),
                tapped("relu1_1", new Relu()),
                plain(convolution(weights, 2, c.get(0), c.get(1))),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 5, c.get(1), c.get(2))),
                tapped("relu2_1", new Relu()),
                plain(convolution(weights, 7, c.get(2), c.get(3))),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 10, c.get(3), c.get(4))),
                tapped("relu3_1", new Relu()),
                plain(convolution(weights, 12, c.get(4), c.get(5))),
                plain(new Relu()),
                plain(convolution(weights, 14, c.get(5), c.get(6))),
                plain(new Relu()),
                plain(convolution(weights, 16, c.get(6), c.get(7))),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 19, c.get(7), c.get(8))),
                tapped("relu4_1", new Relu()),
                plain(convolution(weights, 21, c.get(8), c.get(9))),
                tapped("relu4_2", new Relu()),
                plain(convolution(weights, 23, c.get(9), c.get(10))),
                plain(new Relu()),
                plain(convolution(weights, 25, c.get(10), c.get(11))),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 28, c.get(11), c.get(12))),
                tapped("relu5_1", new Relu())));
        return new FeatureNetwork(stages, first.kernel().getDataType());
    }

    private static Convolution convolution(Weights weights, int number, int in, int out) {
        return Convolution.of(weights, "features." + number, in, out, 3, 1, 1);
    }

    private static Downsampling halve(Pooling pooling) {
        return new Downsampling(pooling, 2, 2, false);
    }
}
