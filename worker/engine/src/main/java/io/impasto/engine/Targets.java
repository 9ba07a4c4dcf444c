package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.loss.FeatureTiles;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.FeatureSize;
import io.impasto.engine.picture.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Works out what losses measure against, once a stage: the content's feature maps and the statistics of the styles'. */
final class Targets {

    /** Where the network sees pictures: as x/255, or normalised. */
    @FunctionalInterface
    interface Space {
        /** 1×3×H×W, of the manager. */
        NDArray of(Picture picture, NDManager manager, DataType type);
    }

    private final FeatureNetwork network;
    private final TilingChoice tilings;
    private final Space space;
    private final NDManager state;
    private final DataType type;

    /** @param state gets the targets */
    Targets(FeatureNetwork network, TilingChoice tilings, Space space, NDManager state, DataType type) {
        this.network = network;
        this.tilings = tilings;
        this.space = space;
        this.state = state;
        this.type = type;
    }

    /** P, the content's feature map at a tap, 1×C×H×W. */
    NDArray content(Picture content, String tap) {
        try (NDManager scope = state.newSubManager()) {
            NDArray picture = space.of(content, scope, type);
            FeatureSize size = network.sizeAt(tap, FeatureSize.picture(content.height(), content.width()));
            NDArray target = state.create(new Shape(1, size.channels(), size.height(), size.width()), type);
            scope.tempAttachAll(target);
            tiles(content).visit(picture, Set.of(tap), (name, part, here, share) -> target.set(here, part));
            return target;
        }
    }

    /** Shows the feature maps of a picture at its working size. */
    void visit(Picture picture, Set<String> taps, FeatureTiles.Visitor visitor) {
        try (NDManager scope = state.newSubManager()) {
            tiles(picture).visit(space.of(picture, scope, type), taps, visitor);
        }
    }

    /**
     * The mean of the styles' statistics by their shares, for each tap.
     *
     * @param styles at their working size
     * @param statistic of a 1×C×H×W feature map, a mean over its positions
     * @param tensors all that a statistic consists of; changed in place
     */
    <T> Map<String, T> styles(
            List<StyleSource> styles, Set<String> taps, Function<NDArray, T> statistic, Function<T, NDList> tensors) {
        Map<String, T> means = new HashMap<>();
        if (taps.isEmpty()) {
            return means;
        }
        double shares = styles.stream().mapToDouble(StyleSource::weight).sum();
        for (StyleSource style : styles) {
            try (NDManager scope = state.newSubManager()) {
                NDArray picture = space.of(style.picture(), scope, type);
                tiles(style.picture()).visit(picture, taps, (tap, features, here, share) -> {
                    T part = statistic.apply(features);
                    tensors.apply(part).forEach(tensor -> tensor.muli(share * style.weight() / shares));
                    T mean = means.putIfAbsent(tap, part);
                    if (mean == null) {
                        tensors.apply(part).attach(state);
                    } else {
                        add(tensors.apply(mean), tensors.apply(part));
                    }
                });
            }
        }
        return means;
    }

    private FeatureTiles tiles(Picture picture) {
        return new FeatureTiles(network, tilings.of(PictureSize.of(picture)));
    }

    private static void add(NDList sums, NDList parts) {
        for (int i = 0; i < sums.size(); i++) {
            sums.get(i).addi(parts.get(i));
        }
    }
}
