package io.impasto.engine.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.util.Optional;

/** Pictures as Java's encoders want them: sRGB, interleaved, straight alpha. */
final class Bitmap {

    /** What widens 8 bits to 16: 255 to 65535. */
    private static final int BYTE_TO_SHORT = 257;

    private Bitmap() {}

    /** Of 8 bits a sample; shares the picture's samples where it can. */
    static BufferedImage of(Picture picture, Optional<AlphaPlane> alpha) {
        byte[] samples = picture.rgb();
        if (alpha.isPresent()) {
            int pixels = picture.width() * picture.height();
            samples = new byte[Math.multiplyExact(4, pixels)];
            for (int i = 0; i < pixels; i++) {
                System.arraycopy(picture.rgb(), Picture.CHANNELS * i, samples, 4 * i, Picture.CHANNELS);
                samples[4 * i + 3] = alpha.get().alpha()[i];
            }
        }
        return image(new DataBufferByte(samples, samples.length), picture.width(), picture.height(), alpha.isPresent());
    }

    /** Of 16 bits a sample. */
    static BufferedImage of(FinePicture picture, Optional<AlphaPlane> alpha) {
        short[] rgb = picture.toSixteenBit();
        short[] samples = rgb;
        if (alpha.isPresent()) {
            int pixels = picture.width() * picture.height();
            samples = new short[Math.multiplyExact(4, pixels)];
            for (int i = 0; i < pixels; i++) {
                System.arraycopy(rgb, Picture.CHANNELS * i, samples, 4 * i, Picture.CHANNELS);
                samples[4 * i + 3] = (short) (BYTE_TO_SHORT * (alpha.get().alpha()[i] & 0xFF));
            }
        }
        return image(
                new DataBufferUShort(samples, samples.length), picture.width(), picture.height(), alpha.isPresent());
    }

    private static BufferedImage image(DataBuffer samples, int width, int height, boolean alpha) {
        int[] bands = alpha ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2};
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                samples.getDataType());
        return new BufferedImage(
                colours,
                Raster.createInterleavedRaster(samples, width, height, bands.length * width, bands.length, bands, null),
                false,
                null);
    }
}
