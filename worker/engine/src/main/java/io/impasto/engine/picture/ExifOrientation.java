package io.impasto.engine.picture;

import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

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

    static ExifOrientation of(Metadata metadata) {
        for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            @Nullable Integer value = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            if (value != null) {
                return value >= 1 && value <= values().length ? values()[value - 1] : TOP_LEFT;
            }
        }
        return TOP_LEFT;
    }

    /** @param tiff an EXIF block without its JPEG preamble; empty means none */
    static ExifOrientation ofExif(byte[] tiff) {
        return orUpright(() -> {
            Metadata metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(tiff), metadata, 0);
            return metadata;
        });
    }

    static ExifOrientation ofTiff(byte[] bytes) {
        return orUpright(() -> TiffMetadataReader.readMetadata(new ByteArrayInputStream(bytes)));
    }

    static ExifOrientation ofWebp(byte[] bytes) {
        return orUpright(() -> WebpMetadataReader.readMetadata(new ByteArrayInputStream(bytes)));
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

    private interface Parsing {
        Metadata parse() throws Exception;
    }

    @SuppressWarnings("CatchingUnchecked")
    private static ExifOrientation orUpright(Parsing parsing) {
        try {
            return of(parsing.parse());
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            return TOP_LEFT;
        }
    }
}
