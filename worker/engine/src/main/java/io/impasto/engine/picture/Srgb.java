package io.impasto.engine.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** What a decoder yielded, as sRGB: samples scaled to 8 bits, transparency laid on white, grey and CMYK spread to RGB. */
final class Srgb {

    private static final int WHITE = 255;

    private Srgb() {}

    /** @throws UnreadablePictureException if the samples are of a kind that has no plain meaning as RGB */
    static Picture of(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        Raster raster = image.getRaster();
        PixelToRgb pixel = colours instanceof IndexColorModel palette ? palette(palette) : direct(colours);
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[Math.multiplyExact(Picture.CHANNELS, Math.multiplyExact(width, height))];
        int bands = raster.getNumBands();
        int[] row = new int[width * bands];
        int at = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++, at += Picture.CHANNELS) {
                pixel.convert(row, x * bands, rgb, at);
            }
        }
        return new Picture(width, height, rgb);
    }

    private interface PixelToRgb {
        void convert(int[] samples, int from, byte[] rgb, int to);
    }

    private static PixelToRgb palette(IndexColorModel palette) {
        int[] argb = new int[palette.getMapSize()];
        palette.getRGBs(argb);
        return (samples, from, rgb, to) -> {
            int colour = argb[samples[from]];
            int alpha = colour >>> 24;
            for (int c = 0; c < 3; c++) {
                rgb[to + c] = (byte) onWhite((colour >> (16 - 8 * c)) & 0xFF, alpha);
            }
        };
    }

    private static PixelToRgb direct(ColorModel model) {
        if (model.getTransferType() > DataBuffer.TYPE_USHORT && model.getTransferType() != DataBuffer.TYPE_INT) {
            throw new UnreadablePictureException(
                    "its samples are floating-point or signed numbers; save it with 8 or 16 bits a sample");
        }
        int[] max = new int[model.getNumComponents()];
        for (int c = 0; c < max.length; c++) {
            if (model.getComponentSize(c) > Short.SIZE) {
                throw new UnreadablePictureException(
                        "it has " + model.getComponentSize(c) + " bits a sample; save it with 8 or 16");
            }
            max[c] = (1 << model.getComponentSize(c)) - 1;
        }
        int colours = model.getNumColorComponents();
        int kind = model.getColorSpace().getType();
        if (kind == ColorSpace.TYPE_CMYK && colours == 4) {
            return (samples, from, rgb, to) -> {
                for (int c = 0; c < 3; c++) {
                    rgb[to + c] = (byte) Cmyk.light(to8(samples[from + c], max[c]), to8(samples[from + 3], max[3]));
                }
            };
        }
        boolean grey = kind == ColorSpace.TYPE_GRAY && colours == 1;
        if (!grey && !(kind == ColorSpace.TYPE_RGB && colours == 3)) {
            throw new UnreadablePictureException("its colours are neither RGB nor grey nor CMYK; save it as RGB");
        }
        boolean premultiplied = model.isAlphaPremultiplied();
        return (samples, from, rgb, to) -> {
            int alpha = model.hasAlpha() ? to8(samples[from + colours], max[colours]) : WHITE;
            for (int c = 0; c < 3; c++) {
                int band = grey ? 0 : c;
                int sample = to8(samples[from + band], max[band]);
                rgb[to + c] = (byte) (premultiplied ? Math.min(WHITE, sample + WHITE - alpha) : onWhite(sample, alpha));
            }
        };
    }

    private static int to8(int sample, int max) {
        return max == WHITE ? sample : (sample * WHITE + max / 2) / max;
    }

    private static int onWhite(int sample, int alpha) {
        return (sample * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE;
    }
}
