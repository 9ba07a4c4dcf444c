package io.impasto.engine;

import io.impasto.common.InvalidInputException;

/**
 * What the engine refuses to begin.
 *
 * @param maxOutputPixels of the output, and of each style picture at its working size; at least 1
 */
public record EngineLimits(long maxOutputPixels) {

    /** 2048 × 2048: some 6 GB of activations with VGG-19, which an ordinary machine has. */
    public static final EngineLimits DEFAULT = new EngineLimits(2048L * 2048);

    /** @throws InvalidInputException if the limit is below 1 */
    public EngineLimits {
        if (maxOutputPixels < 1) {
            throw new InvalidInputException("maxOutputPixels", maxOutputPixels + " is not a limit: at least 1");
        }
    }
}
