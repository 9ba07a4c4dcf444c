package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.impasto.common.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks for beyond its preset. Every field may be absent ({@code null}): the preset then decides. {@link
 * #parameters()} gives the complete set and is where values are checked.
 *
 * @param preset the set of defaults; {@code classic} if absent
 * @param network the feature network
 * @param size the shorter side of the output, px
 * @param styleSize the shorter side of the style pictures, px
 * @param contentLayer the tap of the content loss
 * @param contentWeight w_c ≥ 0
 * @param styleLayers the taps of the style loss
 * @param styleWeights w_l ≥ 0, one for each style layer
 * @param tvWeight w_t ≥ 0
 * @param init the picture before the first step
 * @param iterations steps of the optimiser
 * @param learningRate Adam's learning rate at the start
 * @param decayedLearningRate Adam's learning rate from step {@code decayAt} on
 * @param decayAt the step at which Adam starts anew with the decayed rate
 * @param clampUntil the variable is clamped before every step below this one
 * @param seed of all randomness
 * @param trace whether to record the losses of every step beside the result
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobOptions(
        @Nullable Preset preset,
        @Nullable NetworkName network,
        @Nullable Integer size,
        @Nullable Integer styleSize,
        @Nullable String contentLayer,
        @Nullable Double contentWeight,
        @Nullable List<String> styleLayers,
        @Nullable List<Double> styleWeights,
        @Nullable Double tvWeight,
        @Nullable Init init,
        @Nullable Integer iterations,
        @Nullable Double learningRate,
        @Nullable Double decayedLearningRate,
        @Nullable Integer decayAt,
        @Nullable Integer clampUntil,
        @Nullable Long seed,
        @Nullable Boolean trace) {

    /** The preset {@code classic} and nothing else. */
    public static final JobOptions NONE = new JobOptions(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public JobOptions {
        styleLayers = styleLayers == null ? null : List.copyOf(styleLayers);
        styleWeights = styleWeights == null ? null : List.copyOf(styleWeights);
    }

    /**
     * The preset's parameters with these options laid over them.
     *
     * @throws InvalidInputException naming the option, its value and what would be right
     */
    public StyleParameters parameters() {
        Preset chosen = preset == null ? Preset.CLASSIC : preset;
        StyleParameters base = chosen.parameters(network == null ? chosen.network() : network);
        return new StyleParameters(
                base.network(),
                or(size, base.size()),
                or(styleSize, base.styleSize()),
                or(contentLayer, base.contentLayer()),
                or(contentWeight, base.contentWeight()),
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

    @JsonIgnore
    public boolean traced() {
        return trace != null && trace;
    }

    private static <T> T or(@Nullable T asked, T otherwise) {
        return asked == null ? otherwise : asked;
    }
}
