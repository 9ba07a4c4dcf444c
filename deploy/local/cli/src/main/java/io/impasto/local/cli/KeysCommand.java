package io.impasto.local.cli;

import picocli.CommandLine.Command;

/** Who gets into a gateway. */
@Command(
        name = "keys",
        description = "The API keys of a gateway, in the file that its impasto.access.keys-file names.",
        subcommands = {KeysAddCommand.class, KeysListCommand.class, KeysRemoveCommand.class},
        mixinStandardHelpOptions = true)
final class KeysCommand extends CommandGroup {}
