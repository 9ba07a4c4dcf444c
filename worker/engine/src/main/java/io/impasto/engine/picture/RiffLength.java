package io.impasto.engine.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The lengths that a RIFF file (WebP) claims, little endian: its own in bytes 4 to 7, without the first 8, and each chunk's. */
final class RiffLength {

    private static final int LENGTH_AT = 4;
    private static final int NOT_COUNTED = 8;
    private static final int FIRST_CHUNK = 12;

    private RiffLength() {}

    /**
     * WebP's decoder reads zeros beyond the end, and the reader of its EXIF block takes the memory that a chunk claims: up to 2 GiB.
     *
     * @throws UnreadablePictureException if the file or a chunk ends before its claimed length
     */
    static void check(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        claim(0, NOT_COUNTED + Integer.toUnsignedLong(in.getInt(LENGTH_AT)), bytes);
        long at = FIRST_CHUNK;
        while (at + NOT_COUNTED <= bytes.length) {
            long length = Integer.toUnsignedLong(in.getInt((int) at + LENGTH_AT));
            claim(at, NOT_COUNTED + length, bytes);
            at += NOT_COUNTED + length + length % 2; // filled up to an even length
        }
    }

    private static void claim(long from, long length, byte[] bytes) {
        if (from + length > bytes.length) {
            throw new UnreadablePictureException("this WEBP is cut off: it has " + (bytes.length - from) + " of "
                    + length + " bytes from byte " + from);
        }
    }
}
