package io.impasto.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {

    @TempDir
    Path root;

    private DataFolder folder;

    @BeforeEach
    void folder() throws IOException {
        folder = new DataFolder(root.resolve("data"));
        folder.create();
    }

    private static StackState ofThisProcess() {
        return StackState.ofThisProcess(
                URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:9000"), "127.0.0.1:9092");
    }

    @Test
    void runningStackIsFound() {
        ofThisProcess().write(folder);

        assertThat(StackState.running(folder)).contains(ofThisProcess());
    }

    @Test
    void stackOfAProcessThatEndedIsNotFound() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        StackState now = ofThisProcess();
        new StackState(ended.pid(), now.since(), now.gateway(), now.store(), now.kafka()).write(folder);

        assertThat(StackState.running(folder)).isEmpty();
    }

    @Test
    void processThatGotTheSamePidLaterIsNotTheStack() {
        StackState now = ofThisProcess();
        new StackState(now.pid(), now.since().minus(Duration.ofMinutes(1)), now.gateway(), now.store(), now.kafka())
                .write(folder);

        assertThat(StackState.running(folder)).isEmpty();
    }

    @Test
    void brokenOrAbsentFileIsNoStack() throws IOException {
        assertThat(StackState.running(folder)).isEmpty();

        Files.writeString(folder.state(), "{\"pid\":");

        assertThat(StackState.running(folder)).isEmpty();
    }

    @Test
    void secondStackInAFolderIsRefusedAndTheFirstNamed() {
        try (Stack first = Stack.in(folder)) {
            ofThisProcess().write(folder);

            assertThatThrownBy(() -> Stack.in(folder))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining("http://127.0.0.1:8080");
        }

        Stack.in(folder).close();
    }

    @Test
    void keysAreKeptForTheirOwnerAlone() throws IOException {
        StoreKeys made = StoreKeys.in(folder.keys(), new Random(1));

        assertThat(StoreKeys.in(folder.keys(), new Random(2))).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keys())))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain(made.secretKey());
    }

    @Test
    void portsStayTheSameWhileTheyAreFree() throws IOException {
        int kafka = Ports.in(folder.ports()).of("kafka");

        assertThat(Ports.in(folder.ports()).of("kafka")).isEqualTo(kafka);
        try (ServerSocket taken = new ServerSocket(kafka, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.in(folder.ports()).of("kafka")).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void usersOwnFolderFollowsTheDesktopsRules() {
        assertThat(DataFolder.ofUser(Map.of(), root).root()).isEqualTo(root.resolve(".local/share/impasto"));
        assertThat(DataFolder.ofUser(Map.of("XDG_DATA_HOME", "/elsewhere"), root)
                        .root())
                .isEqualTo(Path.of("/elsewhere/impasto"));
    }
}
