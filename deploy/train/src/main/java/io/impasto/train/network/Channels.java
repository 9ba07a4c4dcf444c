package io.impasto.train.network;

import ai.djl.ndarray.types.Shape;
import io.impasto.common.InvalidInputException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many channels each convolution of a network of VGG-19's architecture gives out.
 *
 * @param counts conv1_1 to conv5_1, 13 of them
 */
public record Channels(List<Integer> counts) {

    /** VGG-19's own. */
    public static final Channels VGG19 =
            new Channels(List.of(64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512));

    /** Vectors of a CPU and tensor cores of a GPU take channels by eights. */
    private static final int UNIT = 8;

    private static final Pattern FRACTION = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    public Channels {
        counts = List.copyOf(counts);
        if (counts.size() != VggLayer.ALL.size()) {
            throw new IllegalArgumentException(
                    counts.size() + " channel counts: there are " + VggLayer.ALL.size() + " convolutions");
        }
        counts.forEach(count -> {
            if (count < 1) {
                throw new IllegalArgumentException("a layer of " + count + " channels: it has at least 1");
            }
        });
    }

    /**
     * A part of these, rounded to the nearest multiple of {@value #UNIT}, which is at least that.
     *
     * @param fraction such as {@code 1/4}
     * @throws InvalidInputException if it isn't a fraction above 0 and at most 1
     */
    public Channels part(String fraction) {
        Matcher parts = FRACTION.matcher(fraction.strip());
        if (!parts.matches()) {
            throw new InvalidInputException("--width", "'" + fraction + "' is no fraction such as 1/4 or 1/3");
        }
        int part = Integer.parseInt(parts.group(1));
        int whole = Integer.parseInt(parts.group(2));
        if (part < 1 || part > whole) {
            throw new InvalidInputException(
                    "--width", fraction + " of the teacher's channels: it is above 0 and at most 1/1");
        }
        return new Channels(counts.stream()
                .map(count ->
                        Math.min(count, UNIT * (int) Math.max(1, Math.round((double) count * part / whole / UNIT))))
                .toList());
    }

    /** Channels out of that layer. */
    public int of(VggLayer layer) {
        return counts.get(layer.index());
    }

    /** Channels into that layer. */
    public int into(VggLayer layer) {
        return layer.index() == 0 ? VggLayer.COLOURS : counts.get(layer.index() - 1);
    }

    /** Channels at a tap. */
    public int at(String tap) {
        return counts.get(VggLayer.indexOf(tap));
    }

    /** out × in × 3 × 3. */
    public Shape kernel(VggLayer layer) {
        return new Shape(of(layer), into(layer), VggLayer.KERNEL, VggLayer.KERNEL);
    }

    public Shape bias(VggLayer layer) {
        return new Shape(of(layer));
    }

    /** Kernels' and biases' elements. */
    public long parameters() {
        return VggLayer.ALL.stream()
                .mapToLong(layer -> kernel(layer).size() + of(layer))
                .sum();
    }
}
