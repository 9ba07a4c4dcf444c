package io.impasto.engine.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The length that a RIFF file (WebP) claims: bytes 4 to 7, little endian, not counting the first 8 bytes. */
final class RiffLength {

    private static final int LENGTH_AT = 4;
    private static final int NOT_COUNTED = 8;

    private RiffLength() {}

    /** WebP's decoder reads zeros beyond the end, so a cut must be seen beforehand. */
    static void check(byte[] bytes) {
        long claimed = NOT_COUNTED
                + Integer.toUnsignedLong(
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT));
        if (bytes.length < claimed) {
            throw new UnreadablePictureException(
                    "this WEBP is cut off: it has " + bytes.length + " of " + claimed + " bytes");
        }
    }
}
