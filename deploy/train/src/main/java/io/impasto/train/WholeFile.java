package io.impasto.train;

import io.impasto.common.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there as a whole or as it was before.
 *
 * @param path of a file, which may be absent, in a folder that is there
 */
record WholeFile(Path path) {

    /** @throws InvalidInputException if it couldn't be written */
    static WholeFile of(String option, Path path) {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(option, "there is no folder " + folder);
        }
        if (Files.isDirectory(absolute)) {
            throw new InvalidInputException(option, absolute + " is a folder; a file is needed");
        }
        return new WholeFile(absolute);
    }

    /** The file beside it with another ending. */
    WholeFile beside(String ending) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return new WholeFile(path.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending));
    }

    void write(byte[] bytes) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
