package io.impasto.engine.network;

import static io.impasto.engine.network.FeatureNetwork.plain;
import static io.impasto.engine.network.FeatureNetwork.tapped;

import io.impasto.common.job.Pooling;
import io.impasto.engine.network.FeatureNetwork.Stage;
import java.util.ArrayList;
import java.util.List;

/** VGG-19 (Simonyan and Zisserman 2014) to relu5_1, numbered as torchvision's {@code features}. */
final class Vgg19 {

    private Vgg19() {}

    static FeatureNetwork of(Weights weights, NetworkVariant variant) {
        int padding = variant.replicated() ? 0 : 1;
        Convolution first = Convolution.of(weights, "features.0", 3, 64, 3, 1, padding);
        List<Stage> stages = new ArrayList<>(FeatureNetwork.input(variant, first));
        if (variant.replicated()) {
            stages.add(plain(new ReplicatedEdge()));
        }
        stages.addAll(List.of(
                plain(first),
                tapped("relu1_1", new Relu()),
                plain(convolution(weights, 2, 64, 64)),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 5, 64, 128)),
                tapped("relu2_1", new Relu()),
                plain(convolution(weights, 7, 128, 128)),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 10, 128, 256)),
                tapped("relu3_1", new Relu()),
                plain(convolution(weights, 12, 256, 256)),
                plain(new Relu()),
                plain(convolution(weights, 14, 256, 256)),
                plain(new Relu()),
                plain(convolution(weights, 16, 256, 256)),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 19, 256, 512)),
                tapped("relu4_1", new Relu()),
                plain(convolution(weights, 21, 512, 512)),
                tapped("relu4_2", new Relu()),
                plain(convolution(weights, 23, 512, 512)),
                plain(new Relu()),
                plain(convolution(weights, 25, 512, 512)),
                plain(new Relu()),
                plain(halve(variant.pooling())),
                plain(convolution(weights, 28, 512, 512)),
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
