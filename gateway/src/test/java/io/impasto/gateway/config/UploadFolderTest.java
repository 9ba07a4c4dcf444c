package io.impasto.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {

    @TempDir
    Path root;

    @Test
    void missingFolderIsMade() {
        UploadFolder.require(root.resolve("a/b"));

        assertThat(root.resolve("a/b")).isDirectory();
    }

    @Test
    void folderThatNoPictureCanBeKeptInIsNamed() throws IOException {
        Path file = Files.writeString(root.resolve("uploads"), "not a folder");

        assertThatThrownBy(() -> UploadFolder.require(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("uploads can't be kept in " + file + ": " + file
                        + ": Not a directory; quarkus.http.body.uploads-directory names another folder");
    }
}
