package io.impasto.client;

import io.impasto.common.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture whose manner is taken.
 *
 * @param weight its share among the styles, finite and above 0
 * @param mask which part of it is for which region of the content's mask; absent to serve all of them
 */
public record StyleFile(Path file, double weight, Optional<Path> mask) {

    /** @throws InvalidInputException if the weight isn't finite and above 0 */
    public StyleFile {
        if (!Double.isFinite(weight) || weight <= 0) {
            throw new InvalidInputException("styles.weight", weight + " is not a share: finite and above 0");
        }
    }
}
