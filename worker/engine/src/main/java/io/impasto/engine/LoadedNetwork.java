package io.impasto.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SafetensorsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network with its weights on the device.
 *
 * @param digest SHA-256 of the file of weights, lower-case hexadecimal
 */
record LoadedNetwork(FeatureNetwork network, String digest) {

    /** @param manager holds the tensors */
    static LoadedNetwork load(NetworkName name, Path file, NDManager manager, DataType type) {
        byte[] bytes = read(file);
        try (SafetensorsFile weights = new SafetensorsFile(file, bytes, manager, type)) {
            return new LoadedNetwork(Networks.of(name, weights), ResultKey.sha256(bytes));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the weights in " + file, e);
        }
    }
}
