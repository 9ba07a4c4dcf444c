package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.access.ApiKey;
import io.impasto.common.access.ApiKeys;
import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key. */
@Command(
        name = "add",
        description = {
            "Makes an API key, prints it and adds its hash to the file of keys. A running gateway takes it from the next request on.",
            "The key is printed this once: nobody can read it from the file."
        },
        mixinStandardHelpOptions = true)
final class KeysAddCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Whose it is: jobs belong to this name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = "--scopes",
            paramLabel = "SCOPE[,SCOPE…]",
            description =
                    "What it allows: submit, read, cancel, or admin for all that with everybody's jobs (default: ${DEFAULT-VALUE}).")
    private String scopes = "submit,read,cancel";

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            description = "How many requests it may make (default: as the gateway is configured).")
    private @Nullable Integer requestsPerMinute;

    @Option(
            names = "--open-jobs",
            paramLabel = "N",
            description =
                    "How many jobs it may have at a time that haven't ended (default: as the gateway is configured).")
    private @Nullable Integer openJobs;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private KeysFileOption file;

    KeysAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path path = file.path(surroundings);
        KeyText key = KeyText.random(surroundings.random());
        ApiKey kept = new ApiKey(
                name,
                key.sha256(),
                Scope.listed(scopes),
                surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                requestsPerMinute,
                openJobs);
        ApiKeys keys = KeysFileOption.in(path);
        if (keys.named(name).isPresent()) {
            throw new InvalidInputException(
                    "NAME", "there is a key named " + name + "; deploy/impasto keys remove " + name + " takes it away");
        }
        keys.with(kept).writeTo(path);
        PrintWriter out = spec.commandLine().getOut();
        out.println(key.value());
        out.flush();
        new Voice(spec).accept("this is the only time that the key is shown; " + path + " has its hash");
        return 0;
    }
}
