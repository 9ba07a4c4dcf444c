package io.impasto.local.cli;

import io.impasto.client.StyleFile;
import io.impasto.common.InvalidInputException;
import io.impasto.local.paint.PaintOrder;
import io.impasto.local.paint.Painting;
import io.impasto.local.paint.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Paints one picture. */
@Command(
        name = "stylize",
        description = {
            "Paints CONTENT in the manner of the STYLEs:",
            "by the stack that 'impasto up' runs, or one started for the occasion, or in this process (--direct)."
        },
        mixinStandardHelpOptions = true)
final class StylizeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CONTENT", description = "The picture to paint.")
    @SuppressWarnings("NullAway.Init")
    private Path content;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "STYLE", description = "Whose manner to take.")
    private List<Path> styles = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The picture to write, in the format of its ending: .png, .jpg or .tif.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--style-weight",
            split = ",",
            paramLabel = "W",
            description = "The styles' shares, one each, such as 2,1 (default: equal).")
    private List<Double> styleWeights = new ArrayList<>();

    @Mixin
    private MaskOptions masks = new MaskOptions();

    @Mixin
    private ContractOptions options = new ContractOptions();

    @Option(names = "--trace", paramLabel = "FILE", description = "Where to write every step's losses, as JSON.")
    private @Nullable Path trace;

    @Mixin
    private WhoPaints who = new WhoPaints();

    @Mixin
    private TermOptions terms = new TermOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows no progress.")
    private boolean quiet;

    StylizeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PaintOrder order = new PaintOrder(content, masks.content(), weighted(), options.read(output, trace != null));
        OutputFile picture = new OutputFile(output);
        @Nullable OutputFile rows = trace == null ? null : new OutputFile(trace);
        Terms agreed = terms.read(surroundings.clock());
        who.check(agreed);
        readable(content);
        order.contentMask().ifPresent(StylizeCommand::readable);
        for (StyleFile style : order.styles()) {
            readable(style.file());
            style.mask().ifPresent(StylizeCommand::readable);
        }

        Voice voice = new Voice(spec);
        Consumer<String> unlessQuiet = quiet ? text -> {} : voice;
        Painting painting;
        try (ProgressDisplay display = ProgressDisplay.of(
                quiet, surroundings.terminal(), spec.commandLine().getErr())) {
            painting = who.paint(order, agreed, display, surroundings, unlessQuiet);
        }
        picture.write(painting.picture());
        if (rows != null) {
            rows.write(painting.trace().orElseThrow(() -> new IOException("there is a picture but no trace")));
        }
        if (painting.completeness() < 1) {
            // Concerns the picture, so the quiet are told, too.
            voice.accept("stopped at " + percent(painting.completeness()) + " % of its steps: its time was over");
        }
        return 0;
    }

    /** Between what was begun and what isn't whole. */
    private static long percent(double completeness) {
        return Math.max(1, Math.min(99, Math.round(100 * completeness)));
    }

    private List<StyleFile> weighted() {
        if (!styleWeights.isEmpty() && styleWeights.size() != styles.size()) {
            throw new InvalidInputException(
                    "style-weight", "there are " + styleWeights.size() + " for " + styles.size() + " styles");
        }
        List<Optional<Path>> ofStyles = masks.styles(styles.size());
        List<StyleFile> weighted = new ArrayList<>();
        for (int i = 0; i < styles.size(); i++) {
            weighted.add(
                    new StyleFile(styles.get(i), styleWeights.isEmpty() ? 1 : styleWeights.get(i), ofStyles.get(i)));
        }
        return weighted;
    }

    private static void readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidInputException(file.toString(), "is no file that can be read");
        }
    }
}
