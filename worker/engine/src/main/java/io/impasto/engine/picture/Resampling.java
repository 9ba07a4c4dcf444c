package io.impasto.engine.picture;

/**
 * Samples being resized by {@link PictureResizer}'s rule.
 *
 * @param channels samples a pixel
 * @param samples channels·width·height, one pixel after another, row by row; unsigned
 * @param filter how they are mixed
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one resize
record Resampling(int channels, int width, int height, byte[] samples, ResampleFilter filter) {

    /** Pillow takes columns first when a picture over so many times as tall as wide gets shorter. */
    private static final int THIN = 100;

    private static final int HALF = 1 << (ResampleWeights.PRECISION_BITS - 1);

    /** @throws IllegalArgumentException if a side is below 1 px */
    byte[] to(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException(
                    "can't resize to " + newWidth + "×" + newHeight + " pixels: both sides are at least 1");
        }
        if (height > (long) THIN * width && newHeight < height) {
            return toHeight(newHeight).toWidth(newWidth).samples;
        }
        return toWidth(newWidth).toHeight(newHeight).samples;
    }

    private Resampling toWidth(int newWidth) {
        return newWidth == width ? this : horizontally(newWidth);
    }

    private Resampling toHeight(int newHeight) {
        return newHeight == height ? this : vertically(newHeight);
    }

    private Resampling horizontally(int newWidth) {
        ResampleWeights axis = ResampleWeights.of(width, newWidth, filter);
        byte[] resized = new byte[channels * newWidth * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < newWidth; x++) {
                int[] weights = axis.weights()[x];
                int from = channels * (y * width + axis.first()[x]);
                for (int c = 0; c < channels; c++) {
                    resized[at++] = mixed(from + c, channels, weights);
                }
            }
        }
        return new Resampling(channels, newWidth, height, resized, filter);
    }

    private Resampling vertically(int newHeight) {
        ResampleWeights axis = ResampleWeights.of(height, newHeight, filter);
        int row = channels * width;
        byte[] resized = new byte[row * newHeight];
        int at = 0;
        for (int y = 0; y < newHeight; y++) {
            int[] weights = axis.weights()[y];
            int from = row * axis.first()[y];
            for (int i = 0; i < row; i++) {
                resized[at++] = mixed(from + i, row, weights);
            }
        }
        return new Resampling(channels, width, newHeight, resized, filter);
    }

    private byte mixed(int from, int stride, int[] weights) {
        int sum = HALF;
        int at = from;
        for (int weight : weights) {
            sum += (samples[at] & 0xFF) * weight;
            at += stride;
        }
        return (byte) Math.max(0, Math.min(255, sum >> ResampleWeights.PRECISION_BITS));
    }
}
