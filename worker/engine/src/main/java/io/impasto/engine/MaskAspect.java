package io.impasto.engine;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.Picture;

/** Masks may be smaller or larger than their pictures, but not of another aspect. */
final class MaskAspect {

    /** Of a side: people crop and scale by rounded numbers. */
    private static final double TOLERANCE = 0.02;

    private MaskAspect() {}

    /**
     * @param field the mask's name in a request
     * @throws InvalidInputException if either side is more than 2 % and more than a pixel off what the other asks for
     */
    static void check(String field, Picture mask, Picture picture) {
        double width = (double) mask.height() * picture.width() / picture.height();
        double height = (double) mask.width() * picture.height() / picture.width();
        if (!isNear(width, mask.width()) && !isNear(height, mask.height())) {
            throw new InvalidInputException(
                    field,
                    "has " + mask.size() + " px, which isn't the aspect of its picture of " + picture.size()
                            + " px: any size does that has, such as the picture's own");
        }
    }

    private static boolean isNear(double asked, int side) {
        return Math.abs(asked - side) <= Math.max(1, TOLERANCE * side);
    }
}
