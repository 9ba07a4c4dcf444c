package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** A picture that paints itself. */
interface Painting {

    /** By which it is asked for and its file is called: lower case with hyphens. */
    String name();

    /** For people. */
    String title();

    /**
     * Paints it.
     *
     * @param size the longer side, px
     * @param random all of its chance: the same numbers, the same pixels
     */
    Canvas paint(int size, RandomGenerator random);
}
