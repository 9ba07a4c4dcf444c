package io.impasto.gallery;

/** Where strokes go. */
interface Flow {

    /**
     * The direction at a place.
     *
     * @param x units
     * @param y units
     * @return radians from the x axis towards the y axis, which points down
     */
    double angle(double x, double y);
}
