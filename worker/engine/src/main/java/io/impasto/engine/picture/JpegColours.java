package io.impasto.engine.picture;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.JpegComponent;
import com.drew.metadata.jpeg.JpegDirectory;
import org.jspecify.annotations.Nullable;

/** What a JPEG's components mean, guessed as libjpeg guesses ({@code default_decompress_parms} in jdapimin.c). */
enum JpegColours {
    GREY,
    RGB,
    YCBCR,
    /** Four inks. Stored inverted, as Adobe does and everyone assumes. */
    CMYK,
    /** Three inks through YCbCr, and black. */
    YCCK;

    private static final int FULL = 255;

    static JpegColours of(Metadata metadata, int components) {
        Directory adobe = metadata.getFirstDirectoryOfType(AdobeJpegDirectory.class);
        @Nullable Integer transform = adobe == null ? null : adobe.getInteger(AdobeJpegDirectory.TAG_COLOR_TRANSFORM);
        return switch (components) {
            case 1 -> GREY;
            case 3 -> {
                if (metadata.containsDirectoryOfType(JfifDirectory.class)) {
                    yield YCBCR;
                }
                if (transform != null) {
                    yield transform == 0 ? RGB : YCBCR;
                }
                yield namedRgb(metadata) ? RGB : YCBCR;
            }
            case 4 -> transform == null || transform == 0 ? CMYK : YCCK;
            default ->
                throw new UnreadablePictureException(
                        "this JPEG has " + components + " components; 1, 3 and 4 have a meaning");
        };
    }

    DeviceColours device() {
        return switch (this) {
            case GREY -> DeviceColours.GREY;
            case RGB, YCBCR -> DeviceColours.RGB;
            case CMYK, YCCK -> DeviceColours.CMYK;
        };
    }

    /** In place: grey, RGB or inks from the components of a row. */
    int[] toDevice(int[] row) {
        int components = device().samples();
        for (int at = 0; at < row.length; at += components) {
            if (this == YCBCR || this == YCCK) {
                toRgb(row, at);
            }
            // libjpeg's YCCK → CMYK inverts, and Adobe's convention inverts back; black alone remains inverted.
            int inverted = this == CMYK ? 0 : this == YCCK ? 3 : components;
            for (int c = inverted; c < components; c++) {
                row[at + c] = FULL - row[at + c];
            }
        }
        return row;
    }

    /** libjpeg's jdcolor.c, in its 16-bit fixed point (ITU-T T.871). */
    private static void toRgb(int[] ycc, int at) {
        int y = ycc[at];
        int cb = ycc[at + 1] - 128;
        int cr = ycc[at + 2] - 128;
        ycc[at] = clamped(y + ((91881 * cr + 32768) >> 16)); // 1.40200
        ycc[at + 1] = clamped(y + ((-22554 * cb - 46802 * cr + 32768) >> 16)); // 0.34414, 0.71414
        ycc[at + 2] = clamped(y + ((116130 * cb + 32768) >> 16)); // 1.77200
    }

    private static int clamped(int sample) {
        return Math.max(0, Math.min(FULL, sample));
    }

    private static boolean namedRgb(Metadata metadata) {
        JpegDirectory frame = metadata.getFirstDirectoryOfType(JpegDirectory.class);
        if (frame == null) {
            return false;
        }
        String names = "RGB";
        for (int c = 0; c < names.length(); c++) {
            JpegComponent component = frame.getComponent(c);
            if (component == null || component.getComponentId() != names.charAt(c)) {
                return false;
            }
        }
        return true;
    }
}
