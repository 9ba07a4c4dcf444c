package io.impasto.engine.memory;

import io.impasto.engine.loss.Tiling;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.FeatureSize;
import java.util.HashSet;
import java.util.Set;

/**
 * What a process holds at the peak of an optimisation, bytes.
 *
 * @param network whose feature maps stay until the way back
 * @param contentTaps whose targets are kept in full
 * @param styleTaps whose targets are matrices
 * @param optimiserPictures how many pictures the optimiser remembers
 */
public record MemoryForecast(
        FeatureNetwork network, Set<String> contentTaps, Set<String> styleTaps, int optimiserPictures) {

    /** A 32-bit number: pictures, losses, what the optimiser remembers. */
    private static final long ELEMENT = 4;

    /** The Java process with PyTorch's library, the weights, and matrices of C×C, at rest. */
    private static final long PROCESS = 650L << 20;

    /**
     * What an evaluation takes in units of its tensors: convolutions copy what they work on, and an allocator that keeps what it was
     * given has gaps. Measured on a CPU with the allocator set as {@code deploy/impasto} sets it; out of the box it was 1.4.
     */
    private static final double SLACK = 1.7;

    /** x, the last good one, the mean iterate, the gradient, and what is a picture on Java's side. */
    private static final long OWN_PICTURES = 5;

    /** Differences in four directions, their squares, the picture with its edge, and the gradient: all at once. */
    private static final long VARIATION_PICTURES = 14;

    /** Of the largest tap: centred features, their product with the gradient. */
    private static final long LARGEST_TAPS = 2;

    /** Beside them, of a tile: the gradients of its inner part, widened to all of it along one side and then the other, and the gaps
     * that tiles leave. */
    private static final long OF_TILES = 3;

    public MemoryForecast {
        contentTaps = Set.copyOf(contentTaps);
        styleTaps = Set.copyOf(styleTaps);
    }

    /** Of a picture of that size that goes through the network in these tiles. */
    public long bytes(long height, long width, Tiling tiling) {
        FeatureSize picture = FeatureSize.picture(height, width);
        long kept = (OWN_PICTURES + optimiserPictures) * picture.elements();
        for (String tap : contentTaps) {
            kept += network.sizeAt(tap, picture).elements();
        }
        long variation = VARIATION_PICTURES * picture.elements();
        long evaluation = evaluation(
                tiling.largestTile(height, width),
                tiling.isWhole(height, width) ? LARGEST_TAPS : LARGEST_TAPS + OF_TILES);
        return PROCESS + ELEMENT * (kept + (long) (SLACK * Math.max(variation, evaluation)));
    }

    /** Feature maps and what is worked out beside them, in elements of single precision. */
    private long evaluation(FeatureSize tile, long largestTaps) {
        long elements = 0;
        long largest = 0;
        Set<String> taps = taps();
        for (String tap : taps) {
            long size = network.sizeAt(tap, tile).elements();
            elements += size;
            largest = Math.max(largest, size);
        }
        return elements
                + largestTaps * largest
                + network.keptElements(taps, tile) * network.type().getNumOfBytes() / ELEMENT;
    }

    private Set<String> taps() {
        Set<String> taps = new HashSet<>(styleTaps);
        taps.addAll(contentTaps);
        return taps;
    }
}
