package io.impasto.local.cli;

import io.impasto.common.access.ApiKey;
import io.impasto.common.access.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which keys there are. */
@Command(
        name = "list",
        description = "Says which keys there are, and what they allow.",
        mixinStandardHelpOptions = true)
final class KeysListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private KeysFileOption file;

    KeysListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        KeysFileOption.in(file.path(surroundings)).keys().forEach(key -> out.println(line(key)));
        out.flush();
        return 0;
    }

    private static String line(ApiKey key) {
        return key.name() + "  "
                + key.scopes().stream().sorted().map(Scope::wireName).collect(Collectors.joining(","))
                + (key.requestsPerMinute() == null ? "" : "  " + key.requestsPerMinute() + " requests/min")
                + (key.openJobs() == null ? "" : "  " + key.openJobs() + " open jobs")
                + (key.created() == null ? "" : "  since " + key.created());
    }
}
