package io.impasto.engine.picture;

/**
 * Pillow's antialiased {@code Image.resize(size, filter)}, bit by bit: rows first, rounded to 8 bits, then columns,
 * rounded again; an axis whose length stays is left alone. Stateless.
 */
public final class PictureResizer {

    private final ResampleFilter filter;

    /** Bilinear. */
    public PictureResizer() {
        this(ResampleFilter.BILINEAR);
    }

    public PictureResizer(ResampleFilter filter) {
        this.filter = filter;
    }

    /** @throws IllegalArgumentException if a side is below 1 px */
    public Picture resize(Picture picture, int width, int height) {
        Resampling resampling =
                new Resampling(Picture.CHANNELS, picture.width(), picture.height(), picture.rgb(), filter);
        return new Picture(width, height, resampling.to(width, height));
    }

    /**
     * torchvision's {@code Resize(size)}: the shorter side becomes {@code size} px, the longer ⌊size · longer / shorter⌋ px.
     *
     * @throws IllegalArgumentException if {@code size} is below 1 px, or the longer side would leave the integers
     */
    public Picture shorterSide(Picture picture, int size) {
        int shorter = picture.shorterSide();
        int longer = Math.max(picture.width(), picture.height());
        long scaled = (long) size * longer / shorter;
        if (size < 1 || scaled * size > Integer.MAX_VALUE / Picture.CHANNELS) {
            throw new IllegalArgumentException("can't resize " + picture.width() + "×" + picture.height()
                    + " pixels to a shorter side of " + size + ": that would be " + size + "×" + scaled);
        }
        return picture.width() <= picture.height()
                ? resize(picture, size, (int) scaled)
                : resize(picture, (int) scaled, size);
    }
}
