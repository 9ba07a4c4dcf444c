package io.impasto.gallery;

/**
 * A painting's shape in units: the longer side has {@value #LONGER} of them, whatever its size in pixels. All places and radii of
 * paintings are in units.
 *
 * @param width units, above 0; the longer of both is {@value #LONGER}
 * @param height units, above 0
 */
record Frame(int width, int height) {

    static final int LONGER = 768;

    Frame {
        if (width < 1 || height < 1 || Math.max(width, height) != LONGER) {
            throw new IllegalArgumentException(width + "×" + height + " hasn't a longer side of " + LONGER);
        }
    }
}
