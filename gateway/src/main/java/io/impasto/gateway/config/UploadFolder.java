package io.impasto.gateway.config;

import io.impasto.common.Writing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the HTTP layer keeps the pictures of a form for the time of the request. */
final class UploadFolder {

    private UploadFolder() {}

    /**
     * Makes it where it is missing.
     *
     * @throws UncheckedIOException saying why no picture could be kept there
     */
    static void require(Path folder) {
        try {
            Files.createDirectories(folder);
            Writing.require(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "uploads can't be kept in " + folder + ": " + Writing.obstacle(e)
                            + "; quarkus.http.body.uploads-directory names another folder",
                    e);
        }
    }
}
