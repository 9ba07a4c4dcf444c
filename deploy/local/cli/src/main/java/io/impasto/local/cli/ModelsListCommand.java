package io.impasto.local.cli;

import io.impasto.common.job.NetworkName;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.WeightsMissingException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which weights are there. */
@Command(
        name = "list",
        description = "Says where weights are looked for, and which are there.",
        mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ModelsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        WeightsFolders folders = WeightsFolders.fromEnvironment(surroundings.environment(), surroundings.userHome());
        PrintWriter out = spec.commandLine().getOut();
        folders.folders().forEach(folder -> out.println("looked in " + folder));
        for (NetworkName network : NetworkName.values()) {
            out.println(network.wireName() + "  " + where(folders, network));
        }
        out.flush();
        return 0;
    }

    private static String where(WeightsFolders folders, NetworkName network) {
        try {
            return folders.find(network).toString();
        } catch (WeightsMissingException e) {
            return "missing; deploy/impasto models pull " + network + " gets it";
        }
    }
}
