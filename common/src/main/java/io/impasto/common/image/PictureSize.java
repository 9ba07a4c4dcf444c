package io.impasto.common.image;

/**
 * A width and a height, px.
 *
 * @param width may exceed what an array can hold
 */
public record PictureSize(long width, long height) {

    /** This aspect with a shorter side of that many px, the longer side rounded down, as torchvision's {@code Resize}. */
    public PictureSize withShorterSide(int side) {
        return width <= height
                ? new PictureSize(side, side * height / width)
                : new PictureSize(side * width / height, side);
    }

    /** This aspect with a longer side of that many px, the shorter side rounded, at least 1. */
    public PictureSize withLongerSide(int side) {
        long shorter = Math.max(1, Math.round((double) side * shorterSide() / longerSide()));
        return width >= height ? new PictureSize(side, shorter) : new PictureSize(shorter, side);
    }

    /** The longest longer side with which this aspect has no more pixels than that; 0 if there is none. */
    public int longestSideWithin(long pixels) {
        int side = (int) Math.min(Integer.MAX_VALUE - 1, Math.sqrt((double) pixels * longerSide() / shorterSide()) + 1);
        while (side > 0 && withLongerSide(side).pixels() > pixels) {
            side--;
        }
        return side;
    }

    public long shorterSide() {
        return Math.min(width, height);
    }

    public long longerSide() {
        return Math.max(width, height);
    }

    public long pixels() {
        return width * height;
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
