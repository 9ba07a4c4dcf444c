package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What a network sees in a picture.
 *
 * @param byTap each 1×C×H×W
 */
public record FeatureMaps(Map<String, NDArray> byTap) {

    public FeatureMaps {
        byTap = Map.copyOf(byTap);
    }

    /** @throws IllegalArgumentException if that tap wasn't asked for */
    public NDArray at(String tap) {
        NDArray map = byTap.get(tap);
        if (map == null) {
            throw new IllegalArgumentException("tap " + tap + " wasn't asked for; there are " + byTap.keySet());
        }
        return map;
    }
}
