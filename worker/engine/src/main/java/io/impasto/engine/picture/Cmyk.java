package io.impasto.engine.picture;

/** Ink to light by the plain formula (1 − c)(1 − k), in the integers that Pillow uses, for want of a colour profile. */
final class Cmyk {

    private static final int FULL = 255;

    private Cmyk() {}

    /**
     * @param ink cyan, magenta or yellow, 0 (none) to 255
     * @param black likewise
     * @return red, green or blue, 0 to 255
     */
    static int light(int ink, int black) {
        int uncovered = FULL - black;
        int product = ink * uncovered + 128;
        return uncovered - (((product >> 8) + product) >> 8);
    }
}
