package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.access.ApiKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which file of keys a command is about. */
final class KeysFileOption {

    /** What the gateway, too, is told by. */
    static final String VARIABLE = "IMPASTO_ACCESS_KEYS_FILE";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file of keys (default: the one that " + VARIABLE + " names, as for the gateway).")
    private @Nullable Path file;

    /** @throws InvalidInputException if neither the option nor the environment names one */
    Path path(Surroundings surroundings) {
        if (file != null) {
            return file;
        }
        String named = surroundings.environment().getOrDefault(VARIABLE, "");
        if (named.isBlank()) {
            throw new InvalidInputException("file", "is missing; --file or " + VARIABLE + " names the file of keys");
        }
        return Path.of(named);
    }

    /** What is in it; nothing if there is no such file yet. */
    static ApiKeys in(Path path) throws IOException {
        return Files.exists(path) ? ApiKeys.in(path) : ApiKeys.NONE;
    }
}
