package io.impasto.engine.network;

import static io.impasto.engine.network.FeatureNetwork.plain;
import static io.impasto.engine.network.FeatureNetwork.tapped;

import java.util.List;

/** VGG-19 (Simonyan and Zisserman 2014) to relu5_1, numbered as torchvision's {@code features}. */
final class Vgg19 {

    private Vgg19() {}

    static FeatureNetwork of(Weights weights) {
        return new FeatureNetwork(List.of(
                plain(convolution(weights, 0, 3, 64)),
                tapped("relu1_1", new Relu()),
                plain(convolution(weights, 2, 64, 64)),
                plain(new Relu()),
                plain(halve()),
                plain(convolution(weights, 5, 64, 128)),
                tapped("relu2_1", new Relu()),
                plain(convolution(weights, 7, 128, 128)),
                plain(new Relu()),
                plain(halve()),
                plain(convolution(weights, 10, 128, 256)),
                tapped("relu3_1", new Relu()),
                plain(convolution(weights, 12, 256, 256)),
                plain(new Relu()),
                plain(convolution(weights, 14, 256, 256)),
                plain(new Relu()),
                plain(convolution(weights, 16, 256, 256)),
                plain(new Relu()),
                plain(halve()),
                plain(convolution(weights, 19, 256, 512)),
                tapped("relu4_1", new Relu()),
                plain(convolution(weights, 21, 512, 512)),
                tapped("relu4_2", new Relu()),
                plain(convolution(weights, 23, 512, 512)),
                plain(new Relu()),
                plain(convolution(weights, 25, 512, 512)),
                plain(new Relu()),
                plain(halve()),
                plain(convolution(weights, 28, 512, 512)),
                tapped("relu5_1", new Relu())));
    }

    private static Convolution convolution(Weights weights, int number, int in, int out) {
        return Convolution.of(weights, "features." + number, in, out, 3, 1, 1);
    }

    private static MaxPool halve() {
        return new MaxPool(2, 2, false);
    }
}
