package io.impasto.common.image;

/**
 * What a picture says of itself before it is decoded.
 *
 * @param type by its first bytes
 * @param width px, as stored: an EXIF orientation isn't applied
 * @param height px, as stored
 */
public record ImageHeader(ImageType type, int width, int height) {

    /** @throws IllegalArgumentException if a side is below 1 */
    public ImageHeader {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture of " + width + "×" + height + " pixels can't be: both sides are at least 1");
        }
    }

    public long pixels() {
        return (long) width * height;
    }
}
