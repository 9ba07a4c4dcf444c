package io.impasto.engine;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.PyramidParameters;
import io.impasto.engine.loss.ContentLoss;
import io.impasto.engine.loss.GramLoss;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Moments;
import io.impasto.engine.loss.NinePointVariation;
import io.impasto.engine.loss.StyleLoss;
import io.impasto.engine.loss.StyleTarget;
import io.impasto.engine.loss.StyleTerm;
import io.impasto.engine.loss.WassersteinLoss;
import io.impasto.engine.picture.Picture;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the losses of a pyramid's scale and works out their targets. */
final class PyramidLosses {

    private final FeatureExtractor extractor;
    private final Targets targets;
    private final PyramidParameters parameters;
    private final Taps taps;
    private final NDManager state;

    /** @param state gets the targets */
    PyramidLosses(FeatureExtractor extractor, PyramidParameters parameters, NDManager state) {
        this.extractor = extractor;
        this.targets = new Targets(extractor, SrgbPicture::of, state);
        this.parameters = parameters;
        this.taps = Taps.inUse(parameters);
        this.state = state;
    }

    /**
     * @param content at the scale's size
     * @param styles at their working size
     * @param regions each of which has its own style losses, if there are any
     */
    Losses of(Picture content, List<StyleSource> styles, Optional<TaskRegions> regions) {
        List<StyleTerm> terms = regions.map(present -> new RegionTerms(extractor, targets, present, state)
                        .of(content, styles, taps.style(), this::loss))
                .orElseGet(() -> styleTerms(styles));
        return new Losses(contentLosses(content), terms, new NinePointVariation(parameters.tvWeight()));
    }

    private List<ContentLoss> contentLosses(Picture content) {
        return taps.content().stream()
                .map(tap -> {
                    NDArray target = targets.content(content, tap);
                    return new ContentLoss(tap, parameters.contentWeight() / contentUnit(target), target);
                })
                .toList();
    }

    /** What Σ (F − P)² is divided by: Σ P², or the count for a mean square. */
    private double contentUnit(NDArray target) {
        if (!parameters.relative()) {
            return target.size();
        }
        try (NDManager scope = state.newSubManager()) {
            scope.tempAttachAll(target);
            return positive(target.square().sum().toArray()[0].doubleValue());
        }
    }

    private List<StyleTerm> styleTerms(List<StyleSource> styles) {
        Map<String, Moments> moments = targets.styles(styles, taps.style().keySet(), StyleStatistic.MOMENTS);
        return taps.style().entrySet().stream()
                .map(tap -> StyleTerm.everywhere(
                        loss(tap.getKey(), tap.getValue(), requireNonNull(moments.get(tap.getKey())))))
                .toList();
    }

    /** A new style loss is a line here. */
    private StyleLoss loss(String tap, double weight, Moments moments) {
        return switch (parameters.styleLoss()) {
            case W2 -> {
                double unit = parameters.relative() ? positive(StyleTarget.energy(moments)) : 1;
                yield new WassersteinLoss(tap, weight / unit, StyleTarget.of(moments), state);
            }
            case GRAM -> {
                double unit = parameters.relative()
                        ? positive(sumOfSquares(moments))
                        : moments.second().size();
                yield new GramLoss(tap, weight / unit, moments.second(), 1);
            }
        };
    }

    private static double sumOfSquares(Moments moments) {
        try (NDArray squares = moments.second().square();
                NDArray sum = squares.sum()) {
            return sum.toArray()[0].doubleValue();
        }
    }

    /** A target of nothing but zeros has no unit of its own. */
    private static double positive(double unit) {
        return unit > 0 ? unit : 1;
    }
}
