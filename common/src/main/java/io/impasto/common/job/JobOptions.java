package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.impasto.common.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks for beyond its preset. Every field may be absent ({@code null}): the preset then decides. {@link
 * #parameters()} and {@link #output()} give the complete set and are where values are checked.
 *
 * @param preset the set of defaults; {@code studio} if absent
 * @param network the feature network; with studio the worker's own choice if absent
 * @param size the output's shorter side with classic, its longer side with studio and gatys, px
 * @param originalSize whether the output is as large as the content, whatever {@code size} says (studio, gatys)
 * @param quality scales the iterations (studio, gatys)
 * @param stylization 0 (the content's shapes) to 1 (the style's), .5 the preset's own balance; instead of {@code contentWeight}
 * @param colors whose the result has (studio, gatys)
 * @param styleSize the shorter side of the style pictures, px (classic)
 * @param styleScale the styles' longer side in units of the output's (studio, gatys)
 * @param smallestScale the longer side of the smallest scale, px (studio, gatys)
 * @param scales at most so many (studio, gatys)
 * @param contentLayer the tap of the content loss
 * @param contentWeight w_c ≥ 0
 * @param styleLayers the taps of the style loss
 * @param styleWeights w_l ≥ 0, one for each style layer
 * @param styleLoss what is measured at the style layers (studio, gatys)
 * @param relative whether each loss is divided by its target's own energy (studio, gatys)
 * @param tvWeight w_t ≥ 0
 * @param pooling of the network (studio, gatys)
 * @param init the picture before the first step
 * @param iterations steps of the optimiser; with studio and gatys at each scale after the first
 * @param initialIterations steps of the optimiser at the first scale (studio, gatys)
 * @param optimiser what takes the picture down (studio, gatys)
 * @param learningRate Adam's learning rate at the start
 * @param decayedLearningRate Adam's learning rate from step {@code decayAt} on (classic)
 * @param decayAt the step at which Adam starts anew with the decayed rate (classic)
 * @param clampUntil the variable is clamped before every step below this one (classic)
 * @param emaDecay the output is the mean of the iterates, each weighing so much less than the next (studio, gatys)
 * @param seed of all randomness
 * @param trace whether to record the losses of every step beside the result
 * @param format of the result's file; {@code png} if absent
 * @param jpegQuality 1 to 100 (format {@code jpeg})
 * @param provenance whether the file says how its picture came to be; it does if absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobOptions(
        @Nullable Preset preset,
        @Nullable NetworkName network,
        @Nullable Integer size,
        @Nullable Boolean originalSize,
        @Nullable Quality quality,
        @Nullable Double stylization,
        @Nullable Colors colors,
        @Nullable Integer styleSize,
        @Nullable Double styleScale,
        @Nullable Integer smallestScale,
        @Nullable Integer scales,
        @Nullable String contentLayer,
        @Nullable Double contentWeight,
        @Nullable List<String> styleLayers,
        @Nullable List<Double> styleWeights,
        @Nullable StyleLossName styleLoss,
        @Nullable Boolean relative,
        @Nullable Double tvWeight,
        @Nullable Pooling pooling,
        @Nullable Init init,
        @Nullable Integer iterations,
        @Nullable Integer initialIterations,
        @Nullable OptimiserName optimiser,
        @Nullable Double learningRate,
        @Nullable Double decayedLearningRate,
        @Nullable Integer decayAt,
        @Nullable Integer clampUntil,
        @Nullable Double emaDecay,
        @Nullable Long seed,
        @Nullable Boolean trace,
        @Nullable FormatName format,
        @Nullable Integer jpegQuality,
        @Nullable Boolean provenance) {

    /** The preset {@code studio} and nothing else. */
    public static final JobOptions NONE = new JobOptions(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public JobOptions {
        styleLayers = styleLayers == null ? null : List.copyOf(styleLayers);
        styleWeights = styleWeights == null ? null : List.copyOf(styleWeights);
    }

    /** The preset asked for, or the one that is used where none is. */
    public Preset presetInUse() {
        return preset == null ? Preset.DEFAULT : preset;
    }

    /** Whether the worker chooses the network: these name none, and neither does the preset. */
    public boolean leaveNetworkOpen() {
        return network == null && presetInUse().leavesNetworkOpen();
    }

    /**
     * The preset's parameters with these options laid over them.
     *
     * @throws InvalidInputException naming the option, its value and what would be right
     */
    public StyleParameters parameters() {
        Preset chosen = presetInUse();
        StyleParameters base = chosen.parameters(network == null ? chosen.network() : network);
        if (base instanceof ClassicParameters classic) {
            return over(classic, new OptionsOfPreset(chosen));
        }
        return over((PyramidParameters) base, new OptionsOfPreset(chosen));
    }

    /**
     * These options with what a worker chose where they leave it to the worker.
     *
     * @param choice the worker's
     */
    public JobOptions settled(NetworkChoice choice) {
        if (!leaveNetworkOpen()) {
            return this;
        }
        return new JobOptions(
                preset,
                choice.network(),
                size,
                originalSize,
                or(quality, choice.quality()),
                stylization,
                colors,
                styleSize,
                styleScale,
                smallestScale,
                scales,
                contentLayer,
                contentWeight,
                styleLayers,
                styleWeights,
                styleLoss,
                relative,
                tvWeight,
                pooling,
                init,
                iterations,
                initialIterations,
                optimiser,
                learningRate,
                decayedLearningRate,
                decayAt,
                clampUntil,
                emaDecay,
                seed,
                trace,
                format,
                jpegQuality,
                provenance);
    }

    /**
     * The file asked for.
     *
     * @throws InvalidInputException naming the option, its value and what would be right
     */
    public OutputOptions output() {
        return OutputOptions.of(format, jpegQuality, provenance);
    }

    /** @throws InvalidInputException if the options don't fit together, as {@link #parameters()} and {@link #output()} say */
    public void check() {
        parameters();
        output();
    }

    private ClassicParameters over(ClassicParameters base, OptionsOfPreset of) {
        of.refuse("originalSize", originalSize);
        of.refuse("quality", quality);
        of.refuse("colors", colors);
        of.refuse("styleScale", styleScale);
        of.refuse("smallestScale", smallestScale);
        of.refuse("scales", scales);
        of.refuse("styleLoss", styleLoss);
        of.refuse("relative", relative);
        of.refuse("pooling", pooling);
        of.refuse("initialIterations", initialIterations);
        of.refuse("optimiser", optimiser);
        of.refuse("emaDecay", emaDecay);
        return new ClassicParameters(
                base.network(),
                or(size, base.size()),
                or(styleSize, base.styleSize()),
                or(contentLayer, base.contentLayer()),
                of.contentWeight(contentWeight, stylization, base.contentWeight()),
                or(styleLayers, base.styleLayers()),
                or(styleWeights, base.styleWeights()),
                or(tvWeight, base.tvWeight()),
                or(init, base.init()),
                or(iterations, base.iterations()),
                or(learningRate, base.learningRate()),
                or(decayedLearningRate, base.decayedLearningRate()),
                or(decayAt, base.decayAt()),
                or(clampUntil, base.clampUntil()),
                or(seed, base.seed()));
    }

    private PyramidParameters over(PyramidParameters base, OptionsOfPreset of) {
        of.refuse("styleSize", styleSize);
        of.refuse("decayedLearningRate", decayedLearningRate);
        of.refuse("decayAt", decayAt);
        of.refuse("clampUntil", clampUntil);
        Quality length = or(quality, Quality.NORMAL);
        return new PyramidParameters(
                base.network(),
                or(size, base.size()),
                or(originalSize, base.originalSize()),
                or(smallestScale, base.smallestScale()),
                or(scales, base.scales()),
                or(styleScale, base.styleScale()),
                or(contentLayer, base.contentLayer()),
                of.contentWeight(contentWeight, stylization, base.contentWeight()),
                or(styleLayers, base.styleLayers()),
                or(styleWeights, base.styleWeights()),
                or(styleLoss, base.styleLoss()),
                or(relative, base.relative()),
                or(tvWeight, base.tvWeight()),
                or(init, base.init()),
                length.scaled(or(initialIterations, base.initialIterations())),
                length.scaled(or(iterations, base.iterations())),
                or(optimiser, base.optimiser()),
                or(learningRate, base.learningRate()),
                or(emaDecay, base.emaDecay()),
                or(pooling, base.pooling()),
                or(colors, base.colors()),
                or(seed, base.seed()));
    }

    @JsonIgnore
    public boolean traced() {
        return trace != null && trace;
    }

    private static <T> T or(@Nullable T asked, T otherwise) {
        return asked == null ? otherwise : asked;
    }
}
