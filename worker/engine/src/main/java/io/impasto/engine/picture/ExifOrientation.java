package io.impasto.engine.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How the stored picture must be turned to stand upright (EXIF 2.32, tag 0x0112). Named by where the stored picture's first row and first
 * column belong. A broken EXIF block loses nobody's picture: it counts as no turn.
 */
enum ExifOrientation {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    LEFT_TOP,
    RIGHT_TOP,
    RIGHT_BOTTOM,
    LEFT_BOTTOM;

    private static final int TAG = 0x0112;

    /** Before an EXIF block in a JPEG, and in the WebPs of those who copied it from there. */
    private static final byte[] PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** @param tiff an EXIF block, with its preamble or without, or a TIFF file; empty means none */
    static ExifOrientation of(byte[] tiff) {
        byte[] block = hasPreamble(tiff) ? Arrays.copyOfRange(tiff, PREAMBLE.length, tiff.length) : tiff;
        long value = TiffNumber.of(block, TAG).orElse(1);
        return value >= 1 && value <= values().length ? values()[(int) value - 1] : TOP_LEFT;
    }

    static boolean hasPreamble(byte[] block) {
        return block.length >= PREAMBLE.length
                && Arrays.equals(block, 0, PREAMBLE.length, PREAMBLE, 0, PREAMBLE.length);
    }

    /** The picture as it is meant to be seen. */
    ReadPicture upright(ReadPicture stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        int storedWidth = stored.picture().width();
        int storedHeight = stored.picture().height();
        int width = swapsSides() ? storedHeight : storedWidth;
        int height = swapsSides() ? storedWidth : storedHeight;
        byte[] rgb = turned(stored.picture().rgb(), Picture.CHANNELS, storedWidth, storedHeight);
        return new ReadPicture(
                new Picture(width, height, rgb),
                stored.alpha()
                        .map(plane ->
                                new AlphaPlane(width, height, turned(plane.alpha(), 1, storedWidth, storedHeight))));
    }

    private boolean swapsSides() {
        return ordinal() >= LEFT_TOP.ordinal();
    }

    private byte[] turned(byte[] stored, int channels, int storedWidth, int storedHeight) {
        int width = swapsSides() ? storedHeight : storedWidth;
        int height = swapsSides() ? storedWidth : storedHeight;
        byte[] turned = new byte[stored.length];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += channels) {
                int row = swapsSides() ? x : y;
                int column = swapsSides() ? y : x;
                if (this == TOP_RIGHT || this == BOTTOM_RIGHT || this == RIGHT_BOTTOM || this == LEFT_BOTTOM) {
                    column = storedWidth - 1 - column;
                }
                if (this == BOTTOM_RIGHT || this == BOTTOM_LEFT || this == RIGHT_TOP || this == RIGHT_BOTTOM) {
                    row = storedHeight - 1 - row;
                }
                System.arraycopy(stored, channels * (row * storedWidth + column), turned, at, channels);
            }
        }
        return turned;
    }
}
