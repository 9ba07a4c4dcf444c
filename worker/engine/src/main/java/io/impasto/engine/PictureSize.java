package io.impasto.engine;

import io.impasto.engine.picture.Picture;

/**
 * A width and a height, px.
 *
 * @param width may exceed what an array can hold
 */
record PictureSize(long width, long height) {

    static PictureSize of(Picture picture) {
        return new PictureSize(picture.width(), picture.height());
    }

    /** This aspect with a shorter side of that many px, the longer side rounded down, as torchvision's {@code Resize}. */
    PictureSize withShorterSide(int side) {
        return width <= height
                ? new PictureSize(side, side * height / width)
                : new PictureSize(side * width / height, side);
    }

    long pixels() {
        return width * height;
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
