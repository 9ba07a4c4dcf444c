package io.impasto.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;

/** A file or folder that may not be written, until this is closed. */
record ReadOnly(Path path) implements AutoCloseable {

    /** By its permissions; to root, who may do anything, as immutable. A test is left out where neither can be had. */
    static ReadOnly of(Path path) throws IOException {
        permit(path, Files.isDirectory(path) ? "r-xr-xr-x" : "r--r--r--");
        if (Files.isWritable(path)) {
            chattr("+i", path);
        }
        Assumptions.assumeFalse(Files.isWritable(path), path + " can't be made read-only here");
        return new ReadOnly(path);
    }

    @Override
    public void close() throws IOException {
        chattr("-i", path);
        permit(path, "rwxr-xr-x");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void chattr(String change, Path path) {
        try {
            new ProcessBuilder("chattr", change, path.toString()).start().waitFor();
        } catch (IOException e) {
            // Not every system has it, and only root may use it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
