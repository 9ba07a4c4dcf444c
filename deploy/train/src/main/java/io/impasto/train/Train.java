package io.impasto.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.InvalidInputException;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.ComputeDevice;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.DeviceUnavailableException;
import io.impasto.engine.NetworkWeights;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.WeightsMissingException;
import io.impasto.engine.network.SafetensorsFile;
import io.impasto.engine.network.UnusableWeightsException;
import io.impasto.train.learning.CurvePoint;
import io.impasto.train.network.Channels;
import io.impasto.train.network.NamedTensors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "train",
        description = {
            "Teaches a small network of VGG-19's architecture what VGG-19 sees, and writes it as safetensors, with a model card beside it.",
            "Needs vgg19.safetensors in the folder that IMPASTO_MODELS_DIR names."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, 3 paused (the same command goes on)."})
final class Train implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int PAUSED = 3;

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private TrainOptions options;

    /** @param environment where to find weights, see {@link WeightsFolders#fromEnvironment} */
    Train(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] arguments) {
        // Or DJL asks the network whether it runs in a cloud.
        System.setProperty("OPT_OUT_TRACKING", "true");
        // A handful of sizes, thousands of times each: worth trying all of cuDNN's ways once.
        if (System.getProperty("ai.djl.pytorch.cudnn_benchmark") == null) {
            System.setProperty("ai.djl.pytorch.cudnn_benchmark", "true");
        }
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine command = new CommandLine(new Train(environment));
        command.setExecutionExceptionHandler(Train::complain);
        command.setUsageHelpAutoWidth(true);
        return command;
    }

    @Override
    public Integer call() throws IOException {
        WholeFile out = WholeFile.of("--out", options.out);
        TrainingRun.Rhythm rhythm = options.rhythm();
        NetworkWeights file = WeightsFolders.fromEnvironment(environment, Path.of(System.getProperty("user.home", "")))
                .find(NetworkName.VGG19);
        byte[] bytes = file.read();
        Order order = options.order(bytes);
        ComputeDevice device = ComputeDevice.choose(DeviceChoice.of(options.device));
        if (device.half()) {
            throw new InvalidInputException("--device", "training is in single precision: leave @fp16 away");
        }
        say("%d pictures to learn from, %d held out; %s; %d parameters"
                .formatted(
                        order.pictures().size(),
                        order.heldOut().size(),
                        device.description(),
                        order.student().parameters()));
        Optional<TrainingRun.Outcome> outcome;
        try (NDManager manager = NDManager.newBaseManager(device.device(), "PyTorch");
                SafetensorsFile weights = new SafetensorsFile(file.toString(), bytes, manager, DataType.FLOAT32)) {
            outcome = new TrainingRun(order, rhythm, new Console(), manager)
                    .run(NamedTensors.of(weights, Channels.VGG19));
        }
        if (outcome.isEmpty()) {
            say("paused: the same command goes on");
            return PAUSED;
        }
        out.write(outcome.get().file());
        ModelCard card = new ModelCard(
                out.path().getFileName().toString(), order, outcome.get(), device.description(), options.describe());
        out.beside(".md").write(card.markdown().getBytes(StandardCharsets.UTF_8));
        say("wrote " + out.path() + " and its card");
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** Progress for whoever waits. */
    private final class Console implements TrainingRun.Diary {

        @Override
        public void said(String line) {
            say(line);
        }

        @Override
        public void reached(CurvePoint point, double rate, double secondsPerStep) {
            say(String.format(
                    Locale.ROOT,
                    "step %6d  lr %.2e  loss %.4f  features %s  gram %s  %.3f s/step",
                    point.step(),
                    rate,
                    point.loss(),
                    ModelCard.numbers(point.features()),
                    ModelCard.numbers(point.grams()),
                    secondsPerStep));
        }
    }

    private static int complain(Exception why, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("train: " + (why.getMessage() == null ? why.toString() : why.getMessage()));
        if (!isUsersAffair(why)) {
            why.printStackTrace(err);
        }
        err.flush();
        return why instanceof InvalidInputException ? WRONG_USE : FAILED;
    }

    private static boolean isUsersAffair(Exception why) {
        return why instanceof InvalidInputException
                || why instanceof WeightsMissingException
                || why instanceof UnusableWeightsException
                || why instanceof DeviceUnavailableException
                || why instanceof IOException;
    }
}
