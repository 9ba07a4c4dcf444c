package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file to be written: whole, or not at all. */
record OutputFile(Path path) {

    /** @throws InvalidInputException if its folder isn't there or can't be written to, or it is a folder itself */
    OutputFile {
        path = path.toAbsolutePath();
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(path.toString(), "there is no folder " + folder);
        }
        if (Files.isDirectory(path)) {
            throw new InvalidInputException(path.toString(), "is a folder");
        }
        try {
            Writing.require(folder);
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "can't be written: " + Writing.obstacle(e));
        }
    }

    void write(byte[] bytes) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path whole = Files.createTempFile(folder, "." + path.getFileName(), ".part");
        try {
            // Not by createTempFile's own file, which only its owner could read.
            Files.delete(whole);
            Files.write(whole, bytes);
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
