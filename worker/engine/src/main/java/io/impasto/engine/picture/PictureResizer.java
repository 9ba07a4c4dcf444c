package io.impasto.engine.picture;

/**
 * Pillow's antialiased {@code Image.resize(size, filter)}, bit by bit: rows first, rounded to 8 bits, then columns,
 * rounded again; an axis whose length stays is left alone. Stateless.
 */
public final class PictureResizer {

    /** Pillow takes columns first when a picture over so many times as tall as wide gets shorter. */
    private static final int THIN = 100;

    private static final int HALF = 1 << (ResampleWeights.PRECISION_BITS - 1);

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
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "can't resize to " + width + "×" + height + " pixels: both sides are at least 1");
        }
        if (picture.height() > (long) THIN * picture.width() && height < picture.height()) {
            return toWidth(toHeight(picture, height), width);
        }
        return toHeight(toWidth(picture, width), height);
    }

    private Picture toWidth(Picture picture, int width) {
        return width == picture.width() ? picture : horizontally(picture, width);
    }

    private Picture toHeight(Picture picture, int height) {
        return height == picture.height() ? picture : vertically(picture, height);
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

    private Picture horizontally(Picture in, int width) {
        ResampleWeights axis = ResampleWeights.of(in.width(), width, filter);
        byte[] source = in.rgb();
        byte[] rgb = new byte[Picture.CHANNELS * width * in.height()];
        int at = 0;
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < width; x++) {
                int[] weights = axis.weights()[x];
                int from = Picture.CHANNELS * (y * in.width() + axis.first()[x]);
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    rgb[at++] = mixed(source, from + c, Picture.CHANNELS, weights);
                }
            }
        }
        return new Picture(width, in.height(), rgb);
    }

    private Picture vertically(Picture in, int height) {
        ResampleWeights axis = ResampleWeights.of(in.height(), height, filter);
        byte[] source = in.rgb();
        int row = Picture.CHANNELS * in.width();
        byte[] rgb = new byte[row * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            int[] weights = axis.weights()[y];
            int from = row * axis.first()[y];
            for (int i = 0; i < row; i++) {
                rgb[at++] = mixed(source, from + i, row, weights);
            }
        }
        return new Picture(in.width(), height, rgb);
    }

    private static byte mixed(byte[] samples, int from, int stride, int[] weights) {
        int sum = HALF;
        int at = from;
        for (int weight : weights) {
            sum += (samples[at] & 0xFF) * weight;
            at += stride;
        }
        return (byte) Math.max(0, Math.min(255, sum >> ResampleWeights.PRECISION_BITS));
    }
}
