package io.impasto.local.paint;

import io.impasto.common.InvalidInputException;
import java.nio.file.Path;

/**
 * A picture whose manner is taken.
 *
 * @param weight its share among the styles, finite and above 0
 */
public record StyleFile(Path file, double weight) {

    /** @throws InvalidInputException if the weight isn't finite and above 0 */
    public StyleFile {
        if (!Double.isFinite(weight) || weight <= 0) {
            throw new InvalidInputException("styles.weight", weight + " is not a share: finite and above 0");
        }
    }
}
