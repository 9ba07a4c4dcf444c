package io.impasto.local.cli;

import io.impasto.client.StyleFile;
import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.DeviceChoice;
import io.impasto.local.paint.ContactSheet;
import io.impasto.local.paint.GatewayPainter;
import io.impasto.local.paint.PaintOrder;
import io.impasto.local.paint.Painting;
import io.impasto.local.paint.Terms;
import io.impasto.local.stack.StackPlan;
import io.impasto.local.stack.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what Impasto does, with pictures of its own. */
@Command(
        name = "demo",
        description = "Paints one scene in three manners through Kafka and S3, and lays the pictures side by side.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String SCENE = "lake-town";
    private static final List<String> MANNERS = List.of("swirls", "woodblock-waves", "stained-glass");

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "impasto-demo.png",
            description = "The contact sheet to write, PNG (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "384",
            description = "Each picture's longer side (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description =
                    "Steps at each scale of normal quality; a few show sooner that everything works (default: as many as make good pictures).")
    private @Nullable Integer iterations;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu, gpu:N or gpu:N@fp16 (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String device;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Voice voice = new Voice(spec);
        OutputFile sheet = new OutputFile(output);
        JobOptions options = options();
        options.check();
        StackPlan plan = StackPlan.forOnePicture(DeviceChoice.of(device));
        sheet.write(ContactSheet.of(
                OccasionalStack.during(stack -> painted(stack, options, voice), plan, surroundings, voice)));
        voice.accept("the pictures are in " + sheet.path());
        return 0;
    }

    private JobOptions options() {
        Map<String, String> texts = new HashMap<>(Map.of("size", "" + size));
        if (iterations != null) {
            texts.put("initialIterations", "" + iterations);
            texts.put("iterations", "" + iterations);
        }
        return JobOptionsText.parse(texts);
    }

    private List<ContactSheet.Cell> painted(StackState stack, JobOptions options, Voice voice)
            throws IOException, InterruptedException {
        GatewayPainter painter =
                new GatewayPainter(surroundings.client(stack.gateway()), Terms.NONE, surroundings.random(), voice);
        List<ContactSheet.Cell> cells = new ArrayList<>();
        cells.add(new ContactSheet.Cell(Files.readAllBytes(own(SCENE)), List.of()));
        for (String manner : MANNERS) {
            voice.accept("painting " + SCENE + " in the manner of " + manner);
            PaintOrder order = new PaintOrder(
                    own(SCENE), Optional.empty(), List.of(new StyleFile(own(manner), 1, Optional.empty())), options);
            try (ProgressDisplay display = ProgressDisplay.of(
                    false, surroundings.terminal(), spec.commandLine().getErr())) {
                Painting painting = painter.paint(order, display);
                cells.add(new ContactSheet.Cell(painting.picture(), List.of(Files.readAllBytes(own(manner)))));
            }
        }
        return cells;
    }

    private Path own(String name) {
        return surroundings.installation().picture(name);
    }
}
