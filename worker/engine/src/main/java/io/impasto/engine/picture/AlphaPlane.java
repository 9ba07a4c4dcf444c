package io.impasto.engine.picture;

import java.util.Arrays;

/**
 * How much of each pixel is there: straight alpha, 8 bits a pixel, upright as its picture. Two planes are equal if all samples are.
 *
 * @param width px, at least 1
 * @param height px, at least 1
 * @param alpha 0 transparent to 255 opaque, row by row from the top left; width·height bytes, each an unsigned number. Not copied,
 *     as in {@link Picture}.
 */
@SuppressWarnings("ArrayRecordComponent") // equality by content is below
public record AlphaPlane(int width, int height, byte[] alpha) {

    /** @throws IllegalArgumentException if a side is below 1 or the array hasn't the length these sides need */
    public AlphaPlane {
        Sides.check("an alpha plane", width, height, 1, alpha.length);
    }

    /**
     * One sample.
     *
     * @return 0 transparent to 255 opaque
     */
    public int at(int x, int y) {
        return alpha[y * width + x] & 0xFF;
    }

    /** Whether it hides nothing anywhere, which is to say nothing. */
    public boolean isOpaque() {
        for (byte sample : alpha) {
            if (sample != -1) {
                return false;
            }
        }
        return true;
    }

    /**
     * By the antialiased bilinear of {@link PictureResizer}.
     *
     * @throws IllegalArgumentException if a side is below 1 px
     */
    public AlphaPlane resized(int newWidth, int newHeight) {
        return new AlphaPlane(
                newWidth,
                newHeight,
                new Resampling(1, width, height, alpha, ResampleFilter.BILINEAR).to(newWidth, newHeight));
    }

    /**
     * The colours that, laid on white by this alpha, look like {@code onWhite}: where a file has an alpha, its colours are without the
     * white, which would shine through at soft edges. c = 255 − (255 − x)·255/α, as near as samples allow; white where nothing is.
     *
     * @throws IllegalArgumentException if the picture is of another size
     */
    public Picture takenOffWhite(Picture onWhite) {
        checkFits(onWhite.width(), onWhite.height());
        byte[] rgb = onWhite.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            int opacity = alpha[i / Picture.CHANNELS] & 0xFF;
            if (opacity > 0) {
                int ink = PixelLayout.scaled(PixelLayout.BYTE_MAX - (rgb[i] & 0xFF), opacity, PixelLayout.BYTE_MAX);
                rgb[i] = (byte) (PixelLayout.BYTE_MAX - Math.min(PixelLayout.BYTE_MAX, ink));
            }
        }
        return new Picture(width, height, rgb);
    }

    /**
     * The same as fine as the picture is.
     *
     * @throws IllegalArgumentException if the picture is of another size
     */
    public FinePicture takenOffWhite(FinePicture onWhite) {
        checkFits(onWhite.width(), onWhite.height());
        float[] rgb = onWhite.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            int opacity = alpha[i / Picture.CHANNELS] & 0xFF;
            if (opacity > 0) {
                rgb[i] = Math.max(0, 1 - (1 - rgb[i]) * PixelLayout.BYTE_MAX / opacity);
            }
        }
        return new FinePicture(width, height, rgb);
    }

    /**
     * What the colours that {@link #takenOffWhite} makes of a picture look like on white: the picture itself, but with no more ink
     * anywhere than this lets through.
     *
     * @throws IllegalArgumentException if the picture is of another size
     */
    public Picture laidOnWhite(Picture onWhite) {
        checkFits(onWhite.width(), onWhite.height());
        byte[] rgb = onWhite.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            int white = PixelLayout.BYTE_MAX - (alpha[i / Picture.CHANNELS] & 0xFF);
            rgb[i] = (byte) Math.max(white, rgb[i] & 0xFF);
        }
        return new Picture(width, height, rgb);
    }

    void checkFits(int pictureWidth, int pictureHeight) {
        if (width != pictureWidth || height != pictureHeight) {
            throw new IllegalArgumentException(this + " isn't the alpha of a picture of " + pictureWidth + "×"
                    + pictureHeight + " pixels: resize it first");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlphaPlane plane
                && width == plane.width
                && height == plane.height
                && Arrays.equals(alpha, plane.alpha);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(alpha);
    }

    @Override
    public String toString() {
        return "AlphaPlane[" + width + "×" + height + "]";
    }
}
