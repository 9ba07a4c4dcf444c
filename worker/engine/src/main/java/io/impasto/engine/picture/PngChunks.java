package io.impasto.engine.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

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
    private final byte[] compressedProfile;

    private PngChunks(byte[] pixelsOnly, byte[] exif, byte[] compressedProfile) {
        this.pixelsOnly = pixelsOnly;
        this.exif = exif;
        this.compressedProfile = compressedProfile;
    }

    /** @throws UnreadablePictureException if a chunk is cut off, or damaged where it matters, or the end is missing */
    static PngChunks of(byte[] bytes) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(bytes.length);
        pixels.write(bytes, 0, SIGNATURE);
        byte[] exif = {};
        byte[] profile = {};
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
                exif = content(bytes, start, length);
            } else if (name.equals("iCCP") && intact) {
                profile = content(bytes, start, length);
            }
            in.position(start + LENGTH_AND_NAME + length + CHECKSUM);
        }
        return new PngChunks(pixels.toByteArray(), exif, profile);
    }

    /** A PNG of the same pixels and nothing else. */
    byte[] pixelsOnly() {
        return pixelsOnly;
    }

    /** The EXIF block, a TIFF structure; empty if there is none. */
    byte[] exif() {
        return exif;
    }

    /** The ICC profile, inflated as far as a profile may reach; empty if there is none, or a broken one. */
    byte[] profile() {
        int method = 0;
        while (method < compressedProfile.length && compressedProfile[method] != 0) {
            method++; // over the profile's name
        }
        int from = Math.min(compressedProfile.length, method + 2);
        ByteArrayInputStream deflated =
                new ByteArrayInputStream(compressedProfile, from, compressedProfile.length - from);
        try (InflaterInputStream profile = new InflaterInputStream(deflated)) {
            return compressedProfile.length == 0 ? compressedProfile : profile.readNBytes(ColourProfile.MOST_BYTES);
        } catch (IOException e) {
            ColourProfile.ignored("its PNG chunk can't be inflated: " + e.getMessage());
            return new byte[0];
        }
    }

    private static byte[] content(byte[] bytes, int start, int length) {
        return Arrays.copyOfRange(bytes, start + LENGTH_AND_NAME, start + LENGTH_AND_NAME + length);
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
