package io.impasto.local.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is gone when it is closed, or when the process ends before (Ctrl-C), unless it was moved away. */
record TemporaryFile(Path path) implements AutoCloseable {

    static TemporaryFile in(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, ".pull-", ".part");
        path.toFile().deleteOnExit();
        return new TemporaryFile(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
