package io.impasto.engine.picture;

import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.util.Arrays;

/**
 * The samples of a pixel as a decoder yields them: its colours, then its alpha if it has one, then what nobody knows.
 *
 * @param max of each sample, its largest value, 1 to 65535
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one picture
record PixelLayout(DeviceColours colours, int[] max, Alpha alpha) {

    /** Samples of 8 bits. */
    static final int BYTE_MAX = 255;

    static final int MOST = 65_535;

    enum Alpha {
        NONE,
        STRAIGHT,
        /** The colours are already multiplied by it. */
        PREMULTIPLIED
    }

    static PixelLayout ofBytes(DeviceColours colours, Alpha alpha) {
        int[] max = new int[colours.samples() + (alpha == Alpha.NONE ? 0 : 1)];
        Arrays.fill(max, BYTE_MAX);
        return new PixelLayout(colours, max, alpha);
    }

    /** @throws UnreadablePictureException if the samples are of a kind that has no plain meaning as RGB */
    static PixelLayout of(ColorModel model) {
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
        DeviceColours colours = DeviceColours.of(model.getColorSpace().getType(), model.getNumColorComponents())
                .orElseThrow(() -> new UnreadablePictureException(
                        "its colours are neither RGB nor grey nor CMYK; save it as RGB"));
        return new PixelLayout(colours, max, alpha(model, colours));
    }

    private static Alpha alpha(ColorModel model, DeviceColours colours) {
        if (!model.hasAlpha() || colours == DeviceColours.CMYK) {
            return Alpha.NONE; // ink that covers in part is nothing that pictures are made of
        }
        return model.isAlphaPremultiplied() ? Alpha.PREMULTIPLIED : Alpha.STRAIGHT;
    }

    /** Samples a pixel. */
    int samples() {
        return max.length;
    }

    boolean fitsBytes() {
        return Arrays.stream(max).allMatch(most -> most <= BYTE_MAX);
    }

    /** The alpha of the pixel whose samples begin at {@code from}, 0 transparent to 255 opaque. */
    int alpha(int[] row, int from) {
        return alpha == Alpha.NONE ? BYTE_MAX : to8(row, from, colours.samples());
    }

    /** Sample {@code c} of the pixel whose samples begin at {@code from}, rounded to 8 bits. */
    int to8(int[] row, int from, int c) {
        return scaled(row[from + c], max[c], BYTE_MAX);
    }

    /** From 0…{@code max} to 0…{@code full}, half rounded up. */
    static int scaled(int sample, int max, int full) {
        return max == full ? sample : (int) (((long) sample * full + max / 2) / max);
    }
}
