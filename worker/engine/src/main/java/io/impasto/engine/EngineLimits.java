package io.impasto.engine;

import io.impasto.common.InvalidInputException;

/**
 * What the engine refuses to begin.
 *
 * @param maxOutputPixels of the output, and of each style picture at its working size; at least 1
 * @param maxMemoryBytes of the process on the device; pictures that need more go through the network in tiles; at least 1
 */
public record EngineLimits(long maxOutputPixels, long maxMemoryBytes) {

    /** As large a picture as the device's memory allows, up to 16384 × 8192. */
    public static final EngineLimits DEFAULT = new EngineLimits(1L << 27);

    /** @throws InvalidInputException if a limit is below 1 */
    public EngineLimits {
        positive("maxOutputPixels", maxOutputPixels);
        positive("maxMemoryBytes", maxMemoryBytes);
    }

    /** All of the device's memory. */
    public EngineLimits(long maxOutputPixels) {
        this(maxOutputPixels, Long.MAX_VALUE);
    }

    /** At most as much memory as there is. */
    EngineLimits withMemory(long availableBytes) {
        return new EngineLimits(maxOutputPixels, Math.min(maxMemoryBytes, availableBytes));
    }

    private static void positive(String name, long limit) {
        if (limit < 1) {
            throw new InvalidInputException(name, limit + " is not a limit: at least 1");
        }
    }
}
