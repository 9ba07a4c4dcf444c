package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.JobOptionsText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The job's options: the usual ones by a name of their own, every one by {@code --set}. */
final class ContractOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "classic, classic-scream or classic-composition (default: classic).")
    private @Nullable String preset;

    @Option(names = "--network", paramLabel = "NAME", description = "squeezenet1_1 or vgg19 (default: the preset's).")
    private @Nullable String network;

    @Option(names = "--size", paramLabel = "PX", description = "The output's shorter side.")
    private @Nullable String size;

    @Option(names = "--style-size", paramLabel = "PX", description = "The style pictures' shorter side.")
    private @Nullable String styleSize;

    @Option(names = "--iterations", paramLabel = "N", description = "Steps of the optimiser.")
    private @Nullable String iterations;

    @Option(names = "--init", paramLabel = "INIT", description = "content or random: the picture at the start.")
    private @Nullable String init;

    @Option(names = "--seed", paramLabel = "N", description = "Of all randomness.")
    private @Nullable String seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any parameter by its name, lists comma-separated: --set styleLayers=1,4. Repeatable.")
    private Map<String, String> set = new LinkedHashMap<>();

    /**
     * The options as they were written; complete and valid together.
     *
     * @param traced whether every step's losses are wanted
     * @throws InvalidInputException if one isn't valid, or given twice
     */
    JobOptions read(boolean traced) {
        Map<String, String> texts = new LinkedHashMap<>(set);
        put(texts, "preset", preset);
        put(texts, "network", network);
        put(texts, "size", size);
        put(texts, "styleSize", styleSize);
        put(texts, "iterations", iterations);
        put(texts, "init", init);
        put(texts, "seed", seed);
        put(texts, "trace", traced ? "true" : null);
        JobOptions options = JobOptionsText.parse(texts);
        options.parameters();
        return options;
    }

    private static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text == null) {
            return;
        }
        String before = texts.put(name, text);
        if (before != null && !before.equals(text)) {
            throw new InvalidInputException("options." + name, "is given twice: " + before + " and " + text);
        }
    }
}
