package io.impasto.engine.network;

import static io.impasto.engine.network.FeatureNetwork.tapped;

import io.impasto.common.job.Pooling;
import io.impasto.engine.network.FeatureNetwork.Stage;
import java.util.ArrayList;
import java.util.List;

/** SqueezeNet 1.1 (Iandola et al. 2016) as torchvision has it, modules 0 to 7 of {@code features}, each a tap. */
final class SqueezeNet {

    private SqueezeNet() {}

    static FeatureNetwork of(Weights weights, NetworkVariant variant) {
        Convolution first = Convolution.of(weights, "features.0", 3, 64, 3, 2, 0);
        List<Stage> stages = new ArrayList<>(FeatureNetwork.input(variant, first));
        stages.addAll(List.of(
                tapped("0", first),
                tapped("1", new Relu()),
                tapped("2", halve(variant.pooling())),
                tapped("3", Fire.of(weights, "features.3", 64, 16, 64)),
                tapped("4", Fire.of(weights, "features.4", 128, 16, 64)),
                tapped("5", halve(variant.pooling())),
                tapped("6", Fire.of(weights, "features.6", 128, 32, 128)),
                tapped("7", Fire.of(weights, "features.7", 256, 32, 128))));
        return new FeatureNetwork(stages, first.kernel().getDataType());
    }

    private static Downsampling halve(Pooling pooling) {
        return new Downsampling(pooling, 3, 2, true);
    }
}
