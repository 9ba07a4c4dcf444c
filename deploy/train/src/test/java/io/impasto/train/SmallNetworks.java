package io.impasto.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.engine.network.SeededWeights;
import io.impasto.train.network.Channels;
import io.impasto.train.network.NamedTensors;
import java.util.List;

/** Networks of VGG-19's architecture that a test has time for. */
public final class SmallNetworks {

    public static final Channels TEACHER = new Channels(List.of(8, 8, 8, 8, 12, 12, 12, 12, 16, 16, 16, 16, 16));
    public static final Channels STUDENT = new Channels(List.of(4, 4, 4, 4, 6, 6, 6, 6, 8, 8, 8, 8, 8));

    private SmallNetworks() {}

    public static NamedTensors seeded(Channels channels, DataType type, long seed, NDManager manager) {
        return NamedTensors.of(new SeededWeights(manager, type, seed), channels);
    }
}
