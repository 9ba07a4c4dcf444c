package io.impasto.common.image;

/**
 * How large a picture may be before anyone decodes it.
 *
 * @param maxBytes as sent, bytes
 * @param maxPixels width × height, px; at most {@link #MOST_PIXELS}
 */
public record ImageLimits(long maxBytes, long maxPixels) {

    /** What a decoded picture's single array of 3 bytes a pixel can hold. */
    public static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    /** 64 MiB, and 64 Mpx: a full-frame photograph has 20 to 60. */
    public static final ImageLimits DEFAULT = new ImageLimits(64L << 20, 64_000_000);

    /** @throws IllegalArgumentException if a limit is below 1 or lets through what no array holds */
    public ImageLimits {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("impasto.images.max-bytes is " + maxBytes + ": it is at least 1");
        }
        if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "impasto.images.max-pixels is " + maxPixels + ": it is between 1 and " + MOST_PIXELS);
        }
    }

    /** @throws ImageTooLargeException if a picture of so many bytes is over the limit */
    public void checkBytes(long bytes) {
        if (bytes > maxBytes) {
            throw new ImageTooLargeException("the picture has " + bytes + " bytes; at most " + maxBytes
                    + " are allowed (impasto.images.max-bytes)");
        }
    }

    /** @throws ImageTooLargeException if a picture of that size is over the limit */
    public void checkPixels(int width, int height) {
        long pixels = (long) width * height;
        if (pixels > maxPixels) {
            throw new ImageTooLargeException("the picture has " + width + "×" + height + " = " + pixels
                    + " pixels; at most " + maxPixels + " are allowed (impasto.images.max-pixels)");
        }
    }
}
