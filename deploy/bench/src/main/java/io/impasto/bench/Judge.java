package io.impasto.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.job.NetworkName;
import io.impasto.common.wire.Contract;
import io.impasto.engine.NetworkWeights;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SafetensorsFile;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "judge",
        description = {
            "Says how well OUT paints CONTENT in the manner of STYLE, by measures that aren't the losses it was made with.",
            "Needs vgg19.safetensors in the folder that IMPASTO_MODELS_DIR names. One JSON object goes to the standard output."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
final class Judge implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUT", description = "The painted picture.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Parameters(index = "1", paramLabel = "CONTENT", description = "What it shows; taken at OUT's size.")
    @SuppressWarnings("NullAway.Init")
    private Path content;

    @Parameters(
            index = "2",
            paramLabel = "STYLE",
            description = "Whose manner it has; its longest side is made OUT's, but never enlarged.")
    @SuppressWarnings("NullAway.Init")
    private Path style;

    @Option(names = "--table", description = "Prints lines for people too, to the standard error.")
    private boolean table;

    @Option(
            names = "--tile",
            paramLabel = "PX",
            description = "The period at which to look for seams (default: searches 64, 80, … 1024).")
    private @Nullable Integer tile;

    public static void main(String[] arguments) {
        // Or DJL asks the network whether it runs in a cloud.
        System.setProperty("OPT_OUT_TRACKING", "true");
        CommandLine command = new CommandLine(new Judge());
        command.setExecutionExceptionHandler(Judge::complain);
        command.setUsageHelpAutoWidth(true);
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        SeamSearch seams = tile == null ? SeamSearch.USUAL : SeamSearch.only(tile);
        Picture judged = read(out);
        Picture wanted = read(content);
        Picture manner = read(style);
        NetworkWeights file = WeightsFolders.fromEnvironment(
                        System.getenv(), Path.of(System.getProperty("user.home", "")))
                .find(NetworkName.VGG19);
        Judgement judgement;
        // The CPU, always: two judgements are to be comparable, whatever machine they were made on.
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                SafetensorsFile weights =
                        new SafetensorsFile(file.toString(), file.read(), manager, DataType.FLOAT32)) {
            FeatureNetwork vgg19 = Networks.of(NetworkName.VGG19, weights, NetworkVariant.CLASSIC);
            judgement = new PictureJudge(vgg19, manager).judge(judged, wanted, manner, seams);
        }
        spec.commandLine().getOut().println(Contract.json().writeValueAsString(judgement));
        spec.commandLine().getOut().flush();
        if (table) {
            spec.commandLine().getErr().print(judgement.table());
            spec.commandLine().getErr().flush();
        }
        return 0;
    }

    private static Picture read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidInputException(file.toString(), "is no file that can be read");
        }
        return new PictureReader(ImageLimits.DEFAULT).read(Files.readAllBytes(file));
    }

    private static int complain(Exception why, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("judge: " + (why.getMessage() == null ? why.toString() : why.getMessage()));
        err.flush();
        return why instanceof InvalidInputException ? WRONG_USE : FAILED;
    }
}
