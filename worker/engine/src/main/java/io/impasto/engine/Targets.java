package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.loss.FeatureTiles;
import io.impasto.engine.loss.TensorSums;
import io.impasto.engine.network.FeatureSize;
import io.impasto.engine.picture.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out what losses measure against, once a stage: the content's feature maps and the statistics of the styles'. */
final class Targets {

    /** Where the network sees pictures: as x/255, or normalised. */
    @FunctionalInterface
    interface Space {
        /** 1×3×H×W, of the manager. */
        NDArray of(Picture picture, NDManager manager, DataType type);
    }

    private final FeatureExtractor extractor;
    private final Space space;
    private final NDManager state;

    /** @param state gets the targets */
    Targets(FeatureExtractor extractor, Space space, NDManager state) {
        this.extractor = extractor;
        this.space = space;
        this.state = state;
    }

    /** P, the content's feature map at a tap, 1×C×H×W. */
    NDArray content(Picture content, String tap) {
        try (NDManager scope = state.newSubManager()) {
            FeatureSize size = extractor.sizeAt(tap, content);
            NDArray target = state.create(new Shape(1, size.channels(), size.height(), size.width()), extractor.type());
            scope.tempAttachAll(target);
            visit(content, Set.of(tap), (name, part, here, share) -> target.set(here, part), scope);
            return target;
        }
    }

    /** Shows the feature maps of a picture at its working size. */
    void visit(Picture picture, Set<String> taps, FeatureTiles.Visitor visitor) {
        try (NDManager scope = state.newSubManager()) {
            visit(picture, taps, visitor, scope);
        }
    }

    private void visit(Picture picture, Set<String> taps, FeatureTiles.Visitor visitor, NDManager scope) {
        extractor.tiles(picture).visit(space.of(picture, scope, extractor.type()), taps, visitor);
    }

    /**
     * The mean of the styles' statistics by their shares, for each tap.
     *
     * @param styles at their working size
     */
    <T> Map<String, T> styles(List<StyleSource> styles, Set<String> taps, StyleStatistic<T> statistic) {
        if (taps.isEmpty()) {
            return Map.of();
        }
        TensorSums<String> means = new TensorSums<>(state);
        double shares = styles.stream().mapToDouble(StyleSource::weight).sum();
        for (StyleSource style : styles) {
            try (NDManager scope = state.newSubManager()) {
                of(style.picture(), taps, statistic).forEach((tap, tensors) -> {
                    scope.tempAttachAll(tensors);
                    NDList part = new NDList(tensors.stream()
                            .map(tensor -> tensor.mul(style.weight() / shares))
                            .toList());
                    means.add(tap, part);
                });
            }
        }
        Map<String, T> result = new HashMap<>();
        means.all().forEach((tap, tensors) -> result.put(tap, statistic.from().apply(tensors)));
        return result;
    }

    /** Of one style, remembered or worked out. */
    private Map<String, NDList> of(Picture style, Set<String> taps, StyleStatistic<?> statistic) {
        StyleCache.Key key = StyleCache.Key.of(
                extractor.network(),
                style,
                statistic.name(),
                taps,
                extractor.tiles(style).tiling());
        return extractor.styles().of(key, kept -> {
            TensorSums<String> sums = new TensorSums<>(kept);
            visit(style, taps, (tap, features, here, share) -> {
                NDList part = statistic.of().apply(features);
                part.forEach(tensor -> tensor.muli(share));
                sums.add(tap, part);
            });
            return sums.all();
        });
    }
}
