package io.impasto.engine.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG's chunks, each with its checksum verified (the JDK's reader verifies none), and with only those kept that make pixels: texts
 * and profiles may inflate to any size (PNG specification, §5.3 and §11).
 */
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int LENGTH_AND_NAME = 8;
    private static final int CHECKSUM = 4;
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final byte[] pixelsOnly;
    private final byte[] exif;

    private PngChunks(byte[] pixelsOnly, byte[] exif) {
        this.pixelsOnly = pixelsOnly;
        this.exif = exif;
    }

    /** @throws UnreadablePictureException if a chunk is cut off, or damaged where it matters, or the end is missing */
    static PngChunks of(byte[] bytes) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(bytes.length);
        pixels.write(bytes, 0, SIGNATURE);
        byte[] exif = {};
        ByteBuffer in = ByteBuffer.wrap(bytes).position(SIGNATURE);
        String name = "";
        while (!name.equals("IEND")) {
            int start = in.position();
            int length = in.remaining() < LENGTH_AND_NAME ? 0 : in.getInt(start);
            if (length < 0 || in.remaining() < (long) LENGTH_AND_NAME + length + CHECKSUM) {
                throw new UnreadablePictureException("this PNG is cut off: the chunk at byte " + start + " of "
                        + bytes.length + " isn't whole, and the end (IEND) is missing");
            }
            name = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
            boolean intact = checksum(bytes, start + 4, 4 + length) == in.getInt(start + LENGTH_AND_NAME + length);
            if (PIXELS.contains(name)) {
                if (!intact) {
                    throw new UnreadablePictureException("this PNG is corrupt: the checksum of its " + name
                            + " chunk at byte " + start + " is wrong");
                }
                pixels.write(bytes, start, LENGTH_AND_NAME + length + CHECKSUM);
            } else if (name.equals("eXIf") && intact) {
                exif = new byte[length];
                in.get(start + LENGTH_AND_NAME, exif);
            }
            in.position(start + LENGTH_AND_NAME + length + CHECKSUM);
        }
        return new PngChunks(pixels.toByteArray(), exif);
    }

    /** A PNG of the same pixels and nothing else. */
    byte[] pixelsOnly() {
        return pixelsOnly;
    }

    /** The EXIF block, a TIFF structure; empty if there is none. */
    byte[] exif() {
        return exif;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
