package io.impasto.engine.network;

import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a network sees in a picture.
 *
 * @param byTap each B×C×H×W, B the number of pictures seen together, mostly 1
 */
public record FeatureMaps(Map<String, FeatureMap> byTap) {

    public FeatureMaps {
        byTap = Map.copyOf(byTap);
    }

    /** @throws IllegalArgumentException if that tap wasn't asked for */
    public FeatureMap at(String tap) {
        FeatureMap map = byTap.get(tap);
        if (map == null) {
            throw new IllegalArgumentException("tap " + tap + " wasn't asked for; there are " + byTap.keySet());
        }
        return map;
    }

    /** Those of one picture of a batch, each 1×C×H×W: views. */
    public FeatureMaps of(int picture) {
        NDIndex index = new NDIndex(picture + ":" + (picture + 1));
        return new FeatureMaps(byTap.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().part(index))));
    }
}
