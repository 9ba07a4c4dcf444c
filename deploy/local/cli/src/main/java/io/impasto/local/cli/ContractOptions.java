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
            description =
                    "classic, classic-scream, classic-composition (the course experiment), studio (the best pictures) or gatys (default: classic).")
    private @Nullable String preset;

    @Option(names = "--network", paramLabel = "NAME", description = "squeezenet1_1 or vgg19 (default: the preset's).")
    private @Nullable String network;

    @Option(
            names = "--size",
            paramLabel = "PX",
            description = "The output's shorter side with classic, its longer side else.")
    private @Nullable String size;

    @Option(names = "--original-size", description = "The output is as large as the content (studio, gatys).")
    private boolean originalSize;

    @Option(names = "--quality", paramLabel = "NAME", description = "draft, normal or fine: how long (studio, gatys).")
    private @Nullable String quality;

    @Option(
            names = "--stylization",
            paramLabel = "S",
            description = "0 (the content's shapes) to 1 (the style's); default .5, the preset's own balance.")
    private @Nullable String stylization;

    @Option(
            names = "--colors",
            paramLabel = "WHOSE",
            description =
                    "style, or the content's: luminance (only that is painted) or match (the style is given them first); studio, gatys.")
    private @Nullable String colors;

    @Option(names = "--style-size", paramLabel = "PX", description = "The style pictures' shorter side (classic).")
    private @Nullable String styleSize;

    @Option(
            names = "--style-scale",
            paramLabel = "F",
            description = "The style pictures' longer side in units of the output's (studio, gatys).")
    private @Nullable String styleScale;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Steps of the optimiser; with studio and gatys at each scale after the first.")
    private @Nullable String iterations;

    @Option(
            names = "--init",
            paramLabel = "INIT",
            description = "The picture at the start: content, random; gray, normal, style with studio and gatys.")
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
        put(texts, "originalSize", originalSize ? "true" : null);
        put(texts, "quality", quality);
        put(texts, "stylization", stylization);
        put(texts, "colors", colors);
        put(texts, "styleSize", styleSize);
        put(texts, "styleScale", styleScale);
        put(texts, "iterations", iterations);
        put(texts, "init", init);
        put(texts, "seed", seed);
        put(texts, "trace", traced ? "true" : null);
        JobOptions options = JobOptionsText.parse(texts);
        options.check();
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
