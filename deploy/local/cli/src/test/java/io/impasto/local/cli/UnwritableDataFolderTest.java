package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.impasto.local.stack.DataFolder;
import io.impasto.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: where a stack can't write it says so at once, before any server is started. */
class UnwritableDataFolderTest {

    @TempDir
    Path home;

    @Test
    void fileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.writeString(home.resolve("data"), "not a folder");

        assertUpRefuses(file, file, "Not a directory");
        assertUpRefuses(file.resolve("below"), file.resolve("below"), "Not a directory");
    }

    @Test
    void fileInPlaceOfTheStoresFolderIsNamed() throws IOException {
        Path store = Files.writeString(new DataFolder(home).store(), "not a folder");

        assertUpRefuses(home, store, "Not a directory");
    }

    @Test
    void fileSystemThatTakesNoFoldersIsNamed() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")));

        assertUpRefuses(Path.of("/proc/impasto"), Path.of("/proc/impasto"), "No such file or directory");
    }

    @Test
    void readOnlyFolderIsNamed() throws IOException {
        Path folder = Files.createDirectory(home.resolve("data"));
        try (ReadOnly ignored = ReadOnly.of(folder)) {
            assertUpRefuses(folder, new DataFolder(folder).broker(), "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lock",
                "ports.properties",
                "s3-keys.properties",
                "logs/gateway.log",
                "kafka",
                "kafka/server.properties",
                "kafka/records/meta.properties",
                "kafka/records/style.requests-0/00000000000000000000.log",
                "s3/objects",
                "s3/objects/impasto",
                "s3/objects/impasto/results",
                "view/records/CURRENT",
            })
    void whatAnEarlierStackLeftAndThisOneMayNotWriteIsNamed(String what) throws IOException {
        // Given
        Path data = home.resolve("data");
        for (String file : new String[] {
            "lock",
            "ports.properties",
            "s3-keys.properties",
            "logs/gateway.log",
            "kafka/server.properties",
            "kafka/records/meta.properties",
            "kafka/records/style.requests-0/00000000000000000000.log",
            "s3/objects/impasto/results/0123/image.png",
            "uploads/of-a-killed-gateway",
            "view/records/CURRENT"
        }) {
            Files.createDirectories(data.resolve(file).getParent());
            Files.createFile(data.resolve(file));
        }

        try (ReadOnly theirs = ReadOnly.of(data.resolve(what))) {
            assertUpRefuses(data, theirs.path(), "");
        }
    }

    @Test
    void folderOfARunningStackIsRefusedEvenIfItsFilesComeAndGo() {
        try (Stack running = Stack.in(new DataFolder(home))) {
            CommandRun up = up(home);

            assertThat(running).isNotNull();
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.err()).contains("a stack is already running in " + home);
        }
    }

    @Test
    void temporaryFolderOfAnOccasionalStackIsNamedToo() throws IOException {
        Path parent = Files.writeString(home.resolve("tmp"), "not a folder");

        assertThatThrownBy(() -> TemporaryFolder.in(parent, "impasto-"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder can be made in " + parent + ": ")
                .hasMessageContaining("-Djava.io.tmpdir");
    }

    private CommandRun up(Path data) {
        return CommandRun.of(home, home, "up", "--gateway-port", "18080", "--data", data.toString());
    }

    private void assertUpRefuses(Path data, Path named, String why) {
        long children = ProcessHandle.current().children().count();

        CommandRun up = up(data);

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.out()).isEmpty();
        assertThat(up.err().lines())
                .singleElement()
                .asString()
                .startsWith("impasto: the data folder " + data + " can't be used: " + named + ": " + why)
                .endsWith(
                        "; it has to be a folder that you may write to, with all that is in it (--data names another)");
        assertThat(ProcessHandle.current().children().count()).isEqualTo(children);
        // Not doesNotExist(), which doubts it below a file.
        assertThat(Files.exists(new DataFolder(data).broker().resolve("broker.log")))
                .isFalse();
    }
}
