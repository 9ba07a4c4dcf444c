package io.impasto.local.cli;

import picocli.CommandLine.Command;

/** The networks' weights. */
@Command(
        name = "models",
        description = "The networks' weights on this machine.",
        subcommands = {ModelsListCommand.class, ModelsPullCommand.class},
        mixinStandardHelpOptions = true)
final class ModelsCommand extends CommandGroup {}
