package io.impasto.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a stack keeps its records, objects, keys and logs: the only thing it leaves behind. */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The user's own: {@code $XDG_DATA_HOME/impasto}, else {@code ~/.local/share/impasto}. */
    public static DataFolder ofUser(Map<String, String> environment, Path userHome) {
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = dataHome.isBlank() ? userHome.resolve(".local/share") : Path.of(dataHome);
        return new DataFolder(base.resolve("impasto"));
    }

    public Path broker() {
        return root.resolve("kafka");
    }

    public Path store() {
        return root.resolve("s3");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** The S3 server's keys, readable by their owner only. */
    public Path keys() {
        return root.resolve("s3-keys.properties");
    }

    /** Ports that a restart takes up again, so that clients needn't be told new ones. */
    Path ports() {
        return root.resolve("ports.properties");
    }

    /** Addresses of the stack that runs here, as long as it does. */
    Path state() {
        return root.resolve("running.json");
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** @throws UncheckedIOException if it can't be made */
    void create() {
        try {
            Files.createDirectories(broker());
            Files.createDirectories(store());
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException("can't make the data folder " + root, e);
        }
    }
}
