package io.impasto.engine.picture;

import io.impasto.engine.picture.PixelLayout.Alpha;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Optional;
import java.util.function.IntFunction;

/** What a decoder yielded, as sRGB: samples scaled to 8 bits, transparency laid on white, grey and CMYK spread to RGB. */
final class Srgb {

    private static final int WHITE = 255;

    private Srgb() {}

    /**
     * @param icc the embedded colour profile; empty means none
     * @throws UnreadablePictureException if the samples are of a kind that has no plain meaning as RGB
     */
    static ReadPicture of(BufferedImage image, byte[] icc) {
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            PixelLayout layout =
                    PixelLayout.ofBytes(DeviceColours.RGB, palette.hasAlpha() ? Alpha.STRAIGHT : Alpha.NONE);
            return of(raster.getWidth(), raster.getHeight(), layout, icc, looked(raster, palette, layout.samples()));
        }
        PixelLayout layout = PixelLayout.of(image.getColorModel());
        return of(raster.getWidth(), raster.getHeight(), layout, icc, rows(raster));
    }

    /** @param rows for y, the samples of row y; whoever asks may write to them, and asks for one after another */
    static ReadPicture of(int width, int height, PixelLayout layout, byte[] icc, IntFunction<int[]> rows) {
        Optional<RowColours> profiled = ColourProfile.toSrgb(icc, layout, width);
        RowColours colours = profiled.orElse(new PlainColours(layout));
        byte[] rgb = new byte[Math.multiplyExact(Picture.CHANNELS, Math.multiplyExact(width, height))];
        byte[] alpha = new byte[layout.alpha() == Alpha.NONE ? 0 : width * height];
        boolean premultiplied = layout.alpha() == Alpha.PREMULTIPLIED;
        for (int y = 0; y < height; y++) {
            int[] row = rows.apply(y);
            if (premultiplied && profiled.isPresent()) {
                divide(row, layout);
            }
            colours.toRgb(row, width, rgb, Picture.CHANNELS * y * width);
            if (alpha.length > 0) {
                for (int x = 0; x < width; x++) {
                    alpha[y * width + x] = (byte) layout.alpha(row, x * layout.samples());
                }
            }
        }
        layOnWhite(rgb, alpha, premultiplied && profiled.isEmpty());
        return new ReadPicture(
                new Picture(width, height, rgb),
                alpha.length == 0 ? Optional.empty() : Optional.of(new AlphaPlane(width, height, alpha)));
    }

    /** The rows of a raster, each through the same array. */
    static IntFunction<int[]> rows(Raster raster) {
        int[] row = new int[raster.getWidth() * raster.getNumBands()];
        return y -> raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
    }

    private static IntFunction<int[]> looked(Raster raster, IndexColorModel palette, int samples) {
        int[] argb = new int[palette.getMapSize()];
        palette.getRGBs(argb);
        IntFunction<int[]> indices = rows(raster);
        int[] row = new int[raster.getWidth() * samples];
        return y -> {
            int[] index = indices.apply(y);
            for (int x = 0; x < index.length; x++) {
                int colour = argb[index[x]];
                for (int c = 0; c < samples; c++) { // red, green, blue, alpha
                    row[x * samples + c] = colour >>> (c == 3 ? 24 : 16 - 8 * c) & 0xFF;
                }
            }
            return row;
        };
    }

    /** Takes the alpha out of the colours, which a profile wants whole. */
    private static void divide(int[] row, PixelLayout layout) {
        int colours = layout.colours().samples();
        int alphaMax = layout.max()[colours];
        for (int from = 0; from < row.length; from += layout.samples()) {
            int alpha = row[from + colours];
            for (int c = 0; c < colours && alpha > 0; c++) {
                row[from + c] = Math.min(layout.max()[c], PixelLayout.scaled(row[from + c], alpha, alphaMax));
            }
        }
    }

    private static void layOnWhite(byte[] rgb, byte[] alpha, boolean premultiplied) {
        for (int i = 0; i < alpha.length; i++) {
            int opacity = alpha[i] & 0xFF;
            for (int at = Picture.CHANNELS * i; at < Picture.CHANNELS * (i + 1); at++) {
                int sample = rgb[at] & 0xFF;
                rgb[at] = (byte)
                        (premultiplied
                                ? Math.min(WHITE, sample + WHITE - opacity)
                                : (sample * opacity + WHITE * (WHITE - opacity) + WHITE / 2) / WHITE);
            }
        }
    }
}
