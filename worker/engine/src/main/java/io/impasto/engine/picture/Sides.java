package io.impasto.engine.picture;

/** The sides of anything that has a sample or some for each pixel. */
final class Sides {

    private Sides() {}

    /**
     * @param what such as "a picture"
     * @param channels samples a pixel
     * @throws IllegalArgumentException if a side is below 1 or {@code samples} isn't what these sides need
     */
    static void check(String what, int width, int height, int channels, int samples) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    what + " of " + width + "×" + height + " pixels can't be: both sides are at least 1");
        }
        long needed = (long) channels * width * height;
        if (samples != needed) {
            throw new IllegalArgumentException(
                    what + " of " + width + "×" + height + " pixels has " + needed + " samples, not " + samples);
        }
    }
}
