package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.access.ApiKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a key away. */
@Command(
        name = "remove",
        description = "Takes a key away. A running gateway refuses it from the next request on; its jobs go on.",
        mixinStandardHelpOptions = true)
final class KeysRemoveCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Whose it is.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private KeysFileOption file;

    KeysRemoveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path path = file.path(surroundings);
        ApiKeys keys = KeysFileOption.in(path);
        if (keys.named(name).isEmpty()) {
            throw new InvalidInputException(
                    "NAME", "there is no key named '" + Quoted.abbreviated(name) + "' in " + path);
        }
        keys.without(name).writeTo(path);
        return 0;
    }
}
