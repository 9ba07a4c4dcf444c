package io.impasto.local.cli;

import io.impasto.common.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Goes, with all that is in it, when it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {

    static TemporaryFolder make(String prefix) throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")), prefix);
    }

    /** @throws IOException saying what is the matter with the parent */
    static TemporaryFolder in(Path parent, String prefix) throws IOException {
        try {
            return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
        } catch (IOException e) {
            throw new IOException(
                    "no folder can be made in " + parent + ": " + Writing.obstacle(e)
                            + "; JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR names another for temporary files",
                    e);
        }
    }

    /** May be called again. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
