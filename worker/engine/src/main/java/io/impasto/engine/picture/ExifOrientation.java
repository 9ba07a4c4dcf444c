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
    Picture upright(Picture stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        boolean swapped = ordinal() >= LEFT_TOP.ordinal();
        int width = swapped ? stored.height() : stored.width();
        int height = swapped ? stored.width() : stored.height();
        byte[] rgb = new byte[stored.rgb().length];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += Picture.CHANNELS) {
                int row = swapped ? x : y;
                int column = swapped ? y : x;
                if (this == TOP_RIGHT || this == BOTTOM_RIGHT || this == RIGHT_BOTTOM || this == LEFT_BOTTOM) {
                    column = stored.width() - 1 - column;
                }
                if (this == BOTTOM_RIGHT || this == BOTTOM_LEFT || this == RIGHT_TOP || this == RIGHT_BOTTOM) {
                    row = stored.height() - 1 - row;
                }
                System.arraycopy(
                        stored.rgb(), Picture.CHANNELS * (row * stored.width() + column), rgb, at, Picture.CHANNELS);
            }
        }
        return new Picture(width, height, rgb);
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
