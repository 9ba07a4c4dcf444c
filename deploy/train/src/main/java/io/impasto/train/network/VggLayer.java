package io.impasto.train.network;

import java.util.List;
import java.util.Optional;

/**
 * One of VGG-19's convolutions, with the ReLU behind it.
 *
 * @param number torchvision's, in {@code features.N.weight}
 * @param tap the name of the ReLU's output if the engine reads it there
 * @param pooled whether 2×2 max pooling follows
 */
public record VggLayer(int number, Optional<String> tap, boolean pooled) {

    /** conv1_1 to conv5_1. */
    public static final List<VggLayer> ALL = List.of(
            tapped(0, "relu1_1"),
            pooled(2),
            tapped(5, "relu2_1"),
            pooled(7),
            tapped(10, "relu3_1"),
            plain(12),
            plain(14),
            pooled(16),
            tapped(19, "relu4_1"),
            tapped(21, "relu4_2"),
            plain(23),
            pooled(25),
            tapped(28, "relu5_1"));

    /** The taps, shallow to deep. */
    public static final List<String> TAPS =
            ALL.stream().flatMap(layer -> layer.tap().stream()).toList();

    /** Channels of a picture. */
    public static final int COLOURS = 3;

    /** Side of all kernels. */
    public static final int KERNEL = 3;

    private static VggLayer tapped(int number, String tap) {
        return new VggLayer(number, Optional.of(tap), false);
    }

    private static VggLayer pooled(int number) {
        return new VggLayer(number, Optional.empty(), true);
    }

    private static VggLayer plain(int number) {
        return new VggLayer(number, Optional.empty(), false);
    }

    /** Its place among {@link #ALL}. */
    public int index() {
        return ALL.indexOf(this);
    }

    public String kernelName() {
        return "features." + number + ".weight";
    }

    public String biasName() {
        return "features." + number + ".bias";
    }

    /** The place among {@link #ALL} of the layer that has this tap. */
    public static int indexOf(String tap) {
        for (VggLayer layer : ALL) {
            if (layer.tap().equals(Optional.of(tap))) {
                return layer.index();
            }
        }
        throw new IllegalArgumentException(tap + " is no tap; there are " + TAPS);
    }
}
