package io.impasto.local.models;

import io.impasto.common.job.NetworkName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of weights as torchvision publishes it.
 *
 * @param network whose weights
 * @param file {@code name-hhhhhhhh.pth}, where the 8 hex digits are the start of the file's sha256
 * @param tensors the names that the engine uses, in the order to write them; the file may hold more
 */
public record PublishedWeights(NetworkName network, String file, List<String> tensors) {

    private static final Pattern FILE = Pattern.compile("[\\w.]+-([0-9a-f]{8})\\.pth");

    /** What torchvision publishes, for every network that doesn't come with the workers. */
    public static final List<PublishedWeights> ALL = Stream.of(NetworkName.SQUEEZENET1_1, NetworkName.VGG19)
            .map(PublishedWeights::of)
            .toList();

    /** @throws IllegalArgumentException if the file's name holds no hash, or no tensors are named */
    public PublishedWeights {
        tensors = List.copyOf(tensors);
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("'" + file + "' is not of the form name-hhhhhhhh.pth");
        }
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("no tensors of '" + file + "' are named");
        }
    }

    /** The first 8 hex digits of the file's sha256. */
    public String hashStart() {
        Matcher matcher = FILE.matcher(file);
        if (!matcher.matches()) {
            throw new AssertionError("the constructor let through " + file);
        }
        return matcher.group(1);
    }

    private static PublishedWeights of(NetworkName network) {
        return switch (network) {
            case BRUSH -> throw new IllegalArgumentException("brush is nobody else's");
            case SQUEEZENET1_1 ->
                new PublishedWeights(
                        network,
                        "squeezenet1_1-b8a52dc0.pth",
                        parameters(Stream.concat(
                                Stream.of("features.0"),
                                Stream.of(3, 4, 6, 7)
                                        .flatMap(fire -> Stream.of("squeeze", "expand1x1", "expand3x3")
                                                .map(part -> "features." + fire + "." + part)))));
            case VGG19 ->
                new PublishedWeights(
                        network,
                        "vgg19-dcbb9e9d.pth",
                        // conv1_1 to conv5_1: relu5_1 is the last tap.
                        parameters(Stream.of(0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28)
                                .map(module -> "features." + module)));
        };
    }

    private static List<String> parameters(Stream<String> convolutions) {
        return convolutions
                .flatMap(convolution -> Stream.of(convolution + ".weight", convolution + ".bias"))
                .toList();
    }
}
