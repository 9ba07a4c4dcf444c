package io.impasto.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The networks' weights. */
@Command(
        name = "models",
        description = "The networks' weights on this machine.",
        subcommands = {ModelsListCommand.class, ModelsPullCommand.class},
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {

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
