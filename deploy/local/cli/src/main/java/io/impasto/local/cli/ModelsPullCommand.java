package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.WeightsFolders;
import io.impasto.local.models.ModelPull;
import io.impasto.local.models.ModelPullException.UnknownModel;
import io.impasto.local.models.PullProgress;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gets a network's published weights into the user's cache folder. */
@Command(
        name = "pull",
        description = "Downloads torchvision's weights of a network, checks them and keeps what the engine uses.",
        mixinStandardHelpOptions = true)
final class ModelsPullCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The network: squeezenet1_1 or vgg19.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--from", paramLabel = "URL", description = "A mirror (default: ${DEFAULT-VALUE}).")
    private URI from = ModelPull.TORCHVISION;

    ModelsPullCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path folder = WeightsFolders.cacheFolder(surroundings.environment(), surroundings.userHome());
        try {
            Path file = new ModelPull(from)
                    .pull(name, folder, new Tenths(spec.commandLine().getErr()));
            spec.commandLine().getOut().println(file);
            spec.commandLine().getOut().flush();
            return 0;
        } catch (UnknownModel e) {
            throw new InvalidInputException("NAME", String.valueOf(e.getMessage()));
        }
    }

    /** A line for every tenth that has come. */
    private static final class Tenths implements PullProgress {

        private static final int TENTHS = 10;
        private static final long MEGABYTE = 1_000_000;

        private final PrintWriter err;
        private long said;

        Tenths(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void received(long received, OptionalLong total) {
            long tenth = TENTHS * received / Math.max(1, total.orElse(Long.MAX_VALUE / TENTHS));
            if (tenth > said) {
                said = tenth;
                err.println("impasto: " + received / MEGABYTE + " of " + total.orElse(0) / MEGABYTE + " MB");
                err.flush();
            }
        }
    }
}
