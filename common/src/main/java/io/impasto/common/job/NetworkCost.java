package io.impasto.common.job;

/**
 * What painting with a network takes, for forecasts where there is no network; the engine's tests hold the memory to what it plans with.
 *
 * @param gflopPerMegapixel of one evaluation, forward, backward and statistics, a multiply-add counted as 2
 * @param bytesPerPixel of the whole picture's feature maps and what is worked out beside them, at the peak
 */
public record NetworkCost(double gflopPerMegapixel, long bytesPerPixel) {

    /** The process at rest. */
    private static final long PROCESS = 650L << 20;

    /** A picture's worth of 32-bit numbers, bytes a pixel. */
    private static final long PICTURE = 12;

    /** That a picture of any size takes in the smallest tiles: itself, its gradient, its variation, the content's features. */
    private static final long LEAST_PER_PIXEL = 400;

    private static final int ADAM_PICTURES = 2;
    private static final int LBFGS_PICTURES = 203; // A hundred pairs, and the present and last gradient and direction.

    /** Counted: {@code deploy/bench/RESULTS.md} and {@code deploy/bench/README.md}. */
    public static NetworkCost of(NetworkName network) {
        return switch (network) {
            case SQUEEZENET1_1 -> new NetworkCost(29.9, 950);
            case VGG19 -> new NetworkCost(1514, 5000);
            case BRUSH -> new NetworkCost(92, 1400);
        };
    }

    /** About what a process holds at the peak, painting a picture of so many px as a whole. */
    public long wholeBytes(long pixels, OptimiserName optimiser) {
        return PROCESS + pixels * (bytesPerPixel + PICTURE * pictures(optimiser));
    }

    /** About the least that it takes, in the smallest tiles. */
    public static long leastBytes(long pixels, OptimiserName optimiser) {
        return PROCESS + pixels * (LEAST_PER_PIXEL + PICTURE * pictures(optimiser));
    }

    private static int pictures(OptimiserName optimiser) {
        return switch (optimiser) {
            case ADAM -> ADAM_PICTURES;
            case LBFGS -> LBFGS_PICTURES;
        };
    }
}
