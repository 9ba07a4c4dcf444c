package io.impasto.train.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.Pooling;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.NetworkVariant.Input;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.UnusableWeightsException;
import io.impasto.engine.network.Weights;
import java.util.HashMap;
import java.util.Map;

/**
 * Tensors by torchvision's names, as a network is made of.
 *
 * @param byName owned by whoever made them
 */
public record NamedTensors(Map<String, NDArray> byName) implements Weights {

    /** As the engine uses networks for pictures in [0, 1], but that the pictures come normalised. */
    public static final NetworkVariant VARIANT = new NetworkVariant(Input.NORMALISED, true, Pooling.MAX);

    public NamedTensors {
        byName = Map.copyOf(byName);
    }

    /** All kernels and biases of a network, read once. */
    public static NamedTensors of(Weights weights, Channels channels) {
        Map<String, NDArray> tensors = new HashMap<>();
        for (VggLayer layer : VggLayer.ALL) {
            tensors.put(layer.kernelName(), weights.tensor(layer.kernelName(), channels.kernel(layer)));
            tensors.put(layer.biasName(), weights.tensor(layer.biasName(), channels.bias(layer)));
        }
        return new NamedTensors(tensors);
    }

    @Override
    public NDArray tensor(String name, Shape shape) {
        NDArray tensor = byName.get(name);
        if (tensor == null || !tensor.getShape().equals(shape)) {
            throw new UnusableWeightsException("there is no tensor '" + name + "' of the shape " + shape);
        }
        return tensor;
    }

    /** The network that is made of them; its input is B×3×H×W, normalised. */
    public FeatureNetwork network(Channels channels) {
        return Networks.vgg19(this, VARIANT, channels.counts());
    }
}
