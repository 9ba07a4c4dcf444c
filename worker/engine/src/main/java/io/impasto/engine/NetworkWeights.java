package io.impasto.engine;

import io.impasto.common.job.NetworkName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A network's weights, wherever they are: safetensors, with torchvision's names. */
public sealed interface NetworkWeights {

    /** All of it. */
    byte[] read();

    /** In a folder. */
    record InFile(Path file) implements NetworkWeights {

        @Override
        public byte[] read() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read the weights in " + file, e);
            }
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** Within this library: a network of our own. */
    record Bundled(URL resource) implements NetworkWeights {

        /** Those of a network that has them here. */
        static Optional<NetworkWeights> of(NetworkName network) {
            return Optional.ofNullable(Bundled.class.getResource("network/" + WeightsFolders.fileName(network)))
                    .map(Bundled::new);
        }

        @Override
        public byte[] read() {
            try (InputStream stream = resource.openStream()) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("can't read the weights in " + resource, e);
            }
        }

        @Override
        public String toString() {
            return "Impasto itself";
        }
    }
}
