package io.impasto.local.cli;

import io.impasto.common.Software;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command as a whole. */
@Command(
        name = "impasto",
        description = "Paints one picture in the manner of another, by optimisation (Gatys et al.).",
        subcommands = {
            UpCommand.class,
            StylizeCommand.class,
            DemoCommand.class,
            ModelsCommand.class,
            KeysCommand.class,
            TopicsCommand.class,
            ChaosCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
public final class Impasto extends CommandGroup {

    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine commands = new CommandLine(new Impasto(), new CommandFactory(surroundings));
        commands.getCommandSpec().version(Software.NAME);
        Complaints complaints = new Complaints();
        commands.setParameterExceptionHandler(complaints);
        commands.setExecutionExceptionHandler(complaints);
        commands.setUsageHelpAutoWidth(true);
        return commands;
    }
}
