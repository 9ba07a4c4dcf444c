package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;
import java.util.List;

/** The feature networks a job can name, each with the taps it offers, shallow to deep. */
public enum NetworkName implements Named {
    /** Taps are the outputs of modules 0 to 7 of torchvision's {@code features}. */
    SQUEEZENET1_1("squeezenet1_1", List.of("0", "1", "2", "3", "4", "5", "6", "7"), List.of(3, 3, 5, 5, 5, 9, 9, 9)),
    /** Taps are the ReLUs that Gatys et al. (2016) use. */
    VGG19(
            "vgg19",
            List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu4_2", "relu5_1"),
            List.of(1, 2, 4, 8, 8, 16)),
    /** A small network of our own that was taught to see what VGG-19 sees, at a sixth of its time or less; it comes with the workers. */
    BRUSH("brush", VGG19.taps, VGG19.smallestSides);

    private final String wireName;
    private final List<String> taps;
    private final List<Integer> smallestSides;

    NetworkName(String wireName, List<String> taps, List<Integer> smallestSides) {
        this.wireName = wireName;
        this.taps = taps;
        this.smallestSides = smallestSides;
    }

    /** @throws InvalidInputException if there is no network of that name */
    @JsonCreator
    public static NetworkName of(String wireName) {
        return Named.find(values(), "options.network", wireName);
    }

    /** As torchvision names its own. */
    @Override
    public String wireName() {
        return wireName;
    }

    public List<String> taps() {
        return taps;
    }

    /** The smallest side of a picture, px, of which the tap still sees something. */
    public int smallestSide(String tap) {
        return smallestSides.get(taps.indexOf(tap));
    }

    @Override
    public String toString() {
        return wireName();
    }
}
