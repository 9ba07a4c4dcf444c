package io.impasto.engine;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A picture whose manner is taken.
 *
 * @param weight its share among the styles, finite and above 0; shares are divided by their sum
 * @param mask which part of it is for which region of the content's mask ({@link io.impasto.engine.region}), of the picture's aspect;
 *     null to serve every region with all of it
 */
public record StyleSource(
        Picture picture, double weight, @Nullable Picture mask) {

    static final String MASK = "styles.mask";

    /** @throws InvalidInputException if the weight isn't finite and above 0, or if the mask has another aspect than the picture */
    public StyleSource {
        if (!Double.isFinite(weight) || weight <= 0) {
            throw new InvalidInputException("styles.weight", weight + " is not a share: finite and above 0");
        }
        if (mask != null) {
            MaskAspect.check(MASK, mask, picture);
        }
    }

    /** One without a mask. */
    public StyleSource(Picture picture, double weight) {
        this(picture, weight, null);
    }

    /** The same share of another picture, without a mask: a task's masks are read once, by {@link TaskRegions}. */
    StyleSource with(Picture other) {
        return new StyleSource(other, weight);
    }
}
