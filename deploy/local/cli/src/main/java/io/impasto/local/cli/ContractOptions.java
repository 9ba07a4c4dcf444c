package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.JobOptionsText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The job's options: the usual ones by a name of their own, every one by {@code --set}. */
final class ContractOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "studio (the best pictures), gatys, or classic, classic-scream, classic-composition (the course experiment) (default: studio).")
    private @Nullable String preset;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description =
                    "brush, vgg19 or squeezenet1_1 (default: the preset's; with studio the worker's choice by its device and weights).")
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

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any parameter by its name, lists comma-separated: --set styleLayers=1,4. Repeatable.")
    private Map<String, String> set = new LinkedHashMap<>();

    /**
     * The options as they were written; complete and valid together.
     *
     * @param output the file to be written, whose ending says the format
     * @param traced whether every step's losses are wanted
     * @throws InvalidInputException if one isn't valid, or given twice
     */
    JobOptions read(Path output, boolean traced) {
        OptionTexts texts = new OptionTexts(set);
        texts.put("preset", preset);
        texts.put("network", network);
        texts.put("size", size);
        texts.put("originalSize", originalSize ? "true" : null);
        texts.put("quality", quality);
        texts.put("stylization", stylization);
        texts.put("colors", colors);
        texts.put("styleSize", styleSize);
        texts.put("styleScale", styleScale);
        texts.put("iterations", iterations);
        texts.put("init", init);
        texts.put("seed", seed);
        texts.put("trace", traced ? "true" : null);
        format.addTo(texts, output);
        JobOptions options = JobOptionsText.parse(texts.all());
        options.check();
        return options;
    }
}
