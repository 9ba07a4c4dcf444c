package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A convolutional network that is read at its taps. Its input is a picture, 1×3×H×W, in the space of its {@link NetworkVariant}. */
public final class FeatureNetwork {

    private static final String NO_TAP = "";

    private final List<Stage> stages;
    private final DataType type;

    /**
     * @param stages from the picture on
     * @param type of their tensors
     */
    FeatureNetwork(List<Stage> stages, DataType type) {
        this.stages = List.copyOf(stages);
        this.type = type;
    }

    /** A layer whose output can be read under the name {@code tap}. */
    static Stage tapped(String tap, Layer layer) {
        return new Stage(tap, layer, 1, Optional.empty());
    }

    /** A layer whose output is only the next one's input. */
    static Stage plain(Layer layer) {
        return new Stage(NO_TAP, layer, 1, Optional.empty());
    }

    /** What comes before the first convolution. */
    static List<Stage> input(NetworkVariant variant, Convolution first) {
        return switch (variant.input()) {
            case NORMALISED -> List.of();
            case SRGB ->
                List.of(plain(InputNormalisation.in(
                        first.kernel().getManager(), first.kernel().getDataType())));
        };
    }

    /**
     * One layer.
     *
     * @param tap its name as a tap, empty if it is none
     * @param unit what 1 stands for in its output
     * @param view what the tap shows instead of the output itself; of the output's size
     */
    record Stage(String tap, Layer layer, double unit, Optional<View> view) {

        /** Whether its output is read as it is. */
        boolean isBare(Collection<String> taps) {
            return taps.contains(tap) && view.isEmpty();
        }

        FeatureMap seen(NDArray output) {
            return view.map(through -> new FeatureMap(through.layer().apply(output), through.unit()))
                    .orElseGet(() -> new FeatureMap(output, unit));
        }
    }

    /**
     * A layer that a tap's feature map is seen through.
     *
     * @param unit what 1 stands for in its output
     */
    record View(Layer layer, double unit) {}

    List<Stage> stages() {
        return stages;
    }

    /** This network, whose taps show what these layers make of their outputs; further layers go on from the outputs themselves. */
    FeatureNetwork seenThrough(Function<String, Layer> views) {
        List<Stage> seen = stages.stream()
                .map(stage -> stage.tap().equals(NO_TAP)
                        ? stage
                        : new Stage(
                                stage.tap(),
                                stage.layer(),
                                stage.unit(),
                                Optional.of(new View(views.apply(stage.tap()), 1))))
                .toList();
        return new FeatureNetwork(seen, type);
    }

    /** The element type that it computes in. */
    public DataType type() {
        return type;
    }

    /** A copy of pictures to differentiate by, of this network's type. */
    public NDArray leaf(NDArray pixels) {
        NDArray leaf = pixels.getDataType() == type ? pixels.duplicate() : pixels.toType(type, true);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /**
     * The feature maps at the taps asked for, each B×C×H×W. No layer after the last of them is run, and no other map is kept
     * beyond what differentiation needs.
     *
     * @param image B×3×H×W; a {@link #leaf}, or a picture of any type
     */
    public FeatureMaps features(NDArray image, Collection<String> taps) {
        Map<String, FeatureMap> maps = new LinkedHashMap<>();
        NDArray input = image.getDataType() == type ? image : image.toType(type, true);
        NDArray present = input;
        boolean wanted = input == image;
        for (Stage stage : upToLast(taps)) {
            NDArray next = stage.layer().apply(present);
            if (!wanted) {
                present.close();
            }
            wanted = stage.isBare(taps);
            if (taps.contains(stage.tap())) {
                maps.put(stage.tap(), stage.seen(next));
            }
            present = next;
        }
        if (!wanted) {
            present.close();
        }
        return new FeatureMaps(maps);
    }

    /** The smallest side, px, of a picture that leaves at least one position at each of the taps. */
    public int smallestSide(Collection<String> taps) {
        int side = 1;
        while (sideAfter(side, taps) == 0) {
            side++;
        }
        return side;
    }

    /** How many positions the tap has along a picture's side of so many px. */
    public long sideAt(String tap, long side) {
        return sideAfter(side, List.of(tap));
    }

    /** How many px one position of the tap is away from the next. */
    public int stride(String tap) {
        return upToLast(List.of(tap)).stream()
                .mapToInt(stage -> stage.layer().stride())
                .reduce(1, (a, b) -> a * b);
    }

    /** The tap's feature map of a picture. */
    public FeatureSize sizeAt(String tap, FeatureSize picture) {
        FeatureSize size = picture;
        for (Stage stage : upToLast(List.of(tap))) {
            size = stage.layer().after(size);
        }
        return size;
    }

    /** How many elements stay in memory between the way to these taps and the way back. */
    public long keptElements(Collection<String> taps, FeatureSize picture) {
        FeatureSize size = picture;
        long kept = 0;
        for (Stage stage : upToLast(taps)) {
            kept += stage.layer().keptElements(size);
            size = stage.layer().after(size);
            if (taps.contains(stage.tap()) && stage.view().isPresent()) {
                kept += size.elements();
            }
        }
        return kept;
    }

    private long sideAfter(long side, Collection<String> taps) {
        for (Stage stage : upToLast(taps)) {
            side = stage.layer().sideAfter(side);
        }
        return side;
    }

    private List<Stage> upToLast(Collection<String> taps) {
        for (int end = stages.size(); end > 0; end--) {
            if (taps.contains(stages.get(end - 1).tap())) {
                return stages.subList(0, end);
            }
        }
        return List.of();
    }
}
