package io.impasto.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.impasto.common.job.NetworkName;
import java.nio.file.Path;
import java.util.Optional;

/** The weights that pictures are painted with, for tests that skip without them. */
final class RealWeights {

    private RealWeights() {}

    /** The network's file; skips the test where the folder isn't named. */
    static Path of(NetworkName network) {
        Optional<String> models = Optional.ofNullable(System.getenv(WeightsFolders.VARIABLE));
        assumeTrue(models.isPresent(), WeightsFolders.VARIABLE + " isn't set");
        return Path.of(models.orElseThrow(), network.wireName() + ".safetensors");
    }
}
