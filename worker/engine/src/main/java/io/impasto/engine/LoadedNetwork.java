package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.memory.AllocationErrors;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.HalfPrecision;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SafetensorsFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A network's weights on the device, from which its variants are put together. */
final class LoadedNetwork {

    private final NetworkName name;
    private final String digest;
    private final Map<String, NDArray> tensors;
    private final NDManager manager;
    private final boolean half;
    private final Map<NetworkVariant, FeatureNetwork> variants = new HashMap<>();

    private LoadedNetwork(
            NetworkName name, String digest, Map<String, NDArray> tensors, NDManager manager, boolean half) {
        this.name = name;
        this.digest = digest;
        this.tensors = tensors;
        this.manager = manager;
        this.half = half;
    }

    /**
     * @param manager holds the tensors
     * @param half whether variants compute in half precision
     */
    static LoadedNetwork load(NetworkName name, NetworkWeights weights, NDManager manager, boolean half) {
        byte[] bytes = weights.read();
        NDManager own = manager.newSubManager();
        try {
            Map<String, NDArray> tensors = AllocationErrors.telling(
                    e -> exhausted(name, e), () -> tensors(name, weights.toString(), bytes, own));
            return new LoadedNetwork(name, ResultKey.sha256(bytes), tensors, own, half);
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    private static Map<String, NDArray> tensors(NetworkName name, String where, byte[] bytes, NDManager manager) {
        Map<String, NDArray> tensors = new HashMap<>();
        try (SafetensorsFile weights = new SafetensorsFile(where, bytes, manager, DataType.FLOAT32)) {
            Networks.of(
                    name,
                    (tensor, shape) -> {
                        NDArray found = weights.tensor(tensor, shape);
                        tensors.put(tensor, found);
                        return found;
                    },
                    NetworkVariant.CLASSIC);
        }
        return tensors;
    }

    private static MemoryExhaustedException exhausted(NetworkName name, Throwable cause) {
        return MemoryExhaustedException.before("the weights of " + name + " were on the device", cause);
    }

    /** The variant, on the same weights. */
    FeatureNetwork variant(NetworkVariant variant) {
        return variants.computeIfAbsent(variant, absent -> {
            FeatureNetwork network =
                    Networks.of(name, (tensor, shape) -> Objects.requireNonNull(tensors.get(tensor)), absent);
            return half
                    ? AllocationErrors.telling(
                            e -> exhausted(name, e), () -> HalfPrecision.of(network, absent, manager))
                    : network;
        });
    }

    /** SHA-256 of the file of weights, lower-case hexadecimal. */
    String digest() {
        return digest;
    }
}
