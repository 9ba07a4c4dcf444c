package io.impasto.engine.network;

/**
 * The size of a feature map, or of a picture.
 *
 * @param channels C
 * @param height H
 * @param width W
 */
public record FeatureSize(long channels, long height, long width) {

    private static final long RED_GREEN_BLUE = 3;

    /** Of a picture of so many px. */
    public static FeatureSize picture(long height, long width) {
        return new FeatureSize(RED_GREEN_BLUE, height, width);
    }

    /** C·H·W. */
    public long elements() {
        return channels * height * width;
    }
}
