package io.impasto.engine;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.Picture;

/**
 * A picture whose manner is taken.
 *
 * @param weight its share among the styles, finite and above 0; shares are divided by their sum
 */
public record StyleSource(Picture picture, double weight) {

    /** @throws InvalidInputException if the weight isn't finite and above 0 */
    public StyleSource {
        if (!Double.isFinite(weight) || weight <= 0) {
            throw new InvalidInputException("styles.weight", weight + " is not a share: finite and above 0");
        }
    }

    /** The same share of another picture. */
    StyleSource with(Picture other) {
        return new StyleSource(other, weight);
    }
}
