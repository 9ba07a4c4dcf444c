package io.impasto.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.wire.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a running stack can be reached.
 *
 * @param pid of the process that runs it
 * @param since when that process began; a pid is used again, this isn't
 * @param gateway its address
 * @param store the S3 endpoint
 * @param kafka bootstrap servers
 */
public record StackState(long pid, Instant since, URI gateway, URI store, String kafka) {

    /** A start time is computed from the clock, and the clock may be set. */
    private static final Duration SAME_TIME = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = Contract.json();

    static StackState ofThisProcess(URI gateway, URI store, String kafka) {
        ProcessHandle self = ProcessHandle.current();
        return new StackState(self.pid(), self.info().startInstant().orElse(Instant.EPOCH), gateway, store, kafka);
    }

    /** What the folder says of a running stack, if the process that said so is still there. */
    public static Optional<StackState> running(DataFolder folder) {
        try {
            return Optional.of(JSON.readValue(folder.state().toFile(), StackState.class))
                    .filter(StackState::isAlive);
        } catch (IOException absentOrBroken) {
            return Optional.empty();
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Duration.between(start, since).abs().compareTo(SAME_TIME) < 0)
                .isPresent();
    }

    /** Whoever reads the file sees all of it or nothing. */
    void write(DataFolder folder) {
        Path whole = folder.state().resolveSibling("running.json.new");
        try {
            Files.write(whole, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(whole, folder.state(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + folder.state(), e);
        }
    }

    static void remove(DataFolder folder) {
        try {
            Files.deleteIfExists(folder.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
