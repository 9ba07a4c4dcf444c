package io.impasto.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who gets into a gateway. */
@Command(
        name = "keys",
        description = "The API keys of a gateway, in the file that its impasto.access.keys-file names.",
        subcommands = {KeysAddCommand.class, KeysListCommand.class, KeysRemoveCommand.class},
        mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
