package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void bytesAreWrittenAsTheyComeOverWhatWasThereAndNothingElseStays() throws IOException {
        Path path = Files.writeString(folder.resolve("a.png"), "something longer than that");

        new OutputFile(path).write(new byte[] {1, 2, 3});

        assertThat(Files.readAllBytes(path)).containsExactly(1, 2, 3);
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void foldersAreRefused() {
        assertThatThrownBy(() -> new OutputFile(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> new OutputFile(folder.resolve("none/a.png")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no folder");
    }

    @Test
    void folderThatCannotBeWrittenIsRefusedBeforeAnythingIsPainted() throws IOException {
        try (ReadOnly ignored = ReadOnly.of(folder)) {
            assertThatThrownBy(() -> new OutputFile(folder.resolve("a.png")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(folder.resolve("a.png") + ": can't be written: " + folder + ": ");
        }
    }
}
