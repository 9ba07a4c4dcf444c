package io.impasto.engine.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Colours by an ICC profile, through the JDK's Little CMS; in 8 bits where that is what the picture has, else in 16, because a wide or
 * linear space has steps too coarse for 8.
 */
final class ProfiledColours implements RowColours {

    private final PixelLayout layout;
    private final int full;
    private final WritableRaster device;
    private final WritableRaster srgb;
    private final ColorConvertOp conversion;

    /** @param width px in a row, at least 1 */
    ProfiledColours(ICC_Profile profile, PixelLayout layout, int width) {
        this.layout = layout;
        this.full = layout.fitsBytes() ? PixelLayout.BYTE_MAX : PixelLayout.MOST;
        int type = layout.fitsBytes() ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        this.device =
                Raster.createInterleavedRaster(type, width, 1, layout.colours().samples(), null);
        this.srgb = Raster.createInterleavedRaster(type, width, 1, Picture.CHANNELS, null);
        this.conversion =
                new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    @Override
    public void toRgb(int[] row, int pixels, byte[] rgb, int at) {
        DataBuffer in = device.getDataBuffer();
        int colours = layout.colours().samples();
        int to = 0;
        for (int x = 0; x < pixels; x++) {
            for (int c = 0; c < colours; c++) {
                in.setElem(to++, PixelLayout.scaled(row[x * layout.samples() + c], layout.max()[c], full));
            }
        }
        conversion.filter(device, srgb);
        DataBuffer out = srgb.getDataBuffer();
        for (int i = 0; i < Picture.CHANNELS * pixels; i++) {
            rgb[at + i] = (byte) PixelLayout.scaled(out.getElem(i), full, PixelLayout.BYTE_MAX);
        }
    }
}
