package io.impasto.local.stack;

import io.impasto.common.Writing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a stack keeps its records, objects, keys and logs: the only thing it leaves behind. */
public record DataFolder(Path root) {

    /**
     * As deep as the segments of the broker's records, and the first folders of a bucket. The objects below are as many as there have been
     * jobs; each is made and none written again.
     */
    private static final int SEGMENTS_AND_PREFIXES = 3;

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

    /** Pictures on their way through the gateway. */
    Path uploads() {
        return root.resolve("uploads");
    }

    /** What the gateway has read from the broker's records. */
    Path view() {
        return root.resolve("view");
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

    /** Makes what is missing. */
    void create() throws IOException {
        Files.createDirectories(root);
        for (Path part : parts()) {
            Files.createDirectories(part);
        }
    }

    /** Whether all that a stack finds here when it goes on is its own to write. */
    void requireWritable() throws IOException {
        Writing.require(root);
        for (Path file : List.of(keys(), ports(), state())) {
            requireWritable(file);
        }
        for (Path part : parts()) {
            try (Stream<Path> inside = Files.walk(part, SEGMENTS_AND_PREFIXES)) {
                for (Path path : (Iterable<Path>) inside::iterator) {
                    requireWritable(path);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    /** What isn't there, or is just being taken away by a server whose stack was killed, is in nobody's way. */
    private static void requireWritable(Path path) throws IOException {
        if (Files.exists(path)) {
            Writing.require(path);
        }
    }

    private List<Path> parts() {
        return List.of(broker(), store(), logs(), uploads(), view());
    }

    /** What to tell whoever chose the folder. */
    StackException unusable(IOException why) {
        return new StackException(
                "the data folder " + root + " can't be used: " + Writing.obstacle(why)
                        + "; it has to be a folder that you may write to, with all that is in it (--data names another)",
                why);
    }
}
