package io.impasto.engine.picture;

import io.impasto.common.image.ImageLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The chunks of a WebP: a RIFF file, little endian, whose length in bytes 4 to 7 leaves out the first 8, as each chunk's does.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP Container Specification</a>
 */
final class WebpChunks {

    private static final int NAME_LENGTH = 4;
    private static final int HEADER_LENGTH = 8;
    private static final int FIRST_CHUNK = 12;

    /** The first byte of a VP8X chunk's content, which is the file's first chunk. */
    private static final int FLAGS = FIRST_CHUNK + HEADER_LENGTH;

    private static final int PROFILE_FLAG = 0x20;

    /** Position, size, duration and flags of an animation's frame, before its own chunks. */
    private static final int FRAME_HEADER_LENGTH = 16;

    /** Frame tag and start code of a lossy bitstream, before its sides. */
    private static final int LOSSY_SIDES_AT = 6;

    private static final int LOSSLESS_SIDES_AT = 1;
    private static final int SIDE_BITS = 14;
    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

    private final ByteBuffer in;
    private final ImageLimits limits;
    private byte[] profile = {};
    private byte[] exif = {};

    private WebpChunks(byte[] bytes, ImageLimits limits) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    /**
     * WebP's decoder reads zeros beyond the end, and the sides that are decoded are a bitstream's own, which may not be the file's.
     *
     * @throws UnreadablePictureException if the file or a chunk ends before its claimed length
     * @throws io.impasto.common.image.ImageTooLargeException if a bitstream has more pixels than the limits allow
     */
    static WebpChunks of(byte[] bytes, ImageLimits limits) {
        WebpChunks chunks = new WebpChunks(bytes, limits);
        chunks.claim(0, bytes.length);
        chunks.check(FIRST_CHUNK, bytes.length);
        return chunks;
    }

    /** The ICC profile; empty if there is none. */
    byte[] profile() {
        return profile;
    }

    /** The EXIF block; empty if there is none. */
    byte[] exif() {
        return exif;
    }

    /** The file with its profile marked as absent, for a decoder that would apply it in its own way. */
    static byte[] withoutProfile(byte[] bytes) {
        if (bytes.length <= FLAGS || !name(ByteBuffer.wrap(bytes), FIRST_CHUNK).equals("VP8X")) {
            return bytes;
        }
        byte[] without = bytes.clone();
        without[FLAGS] &= ~PROFILE_FLAG;
        return without;
    }

    private static String name(ByteBuffer in, int chunk) {
        return StandardCharsets.US_ASCII.decode(in.slice(chunk, NAME_LENGTH)).toString();
    }

    private void check(int from, int end) {
        int at = from;
        while (at + HEADER_LENGTH <= end) {
            long length = claim(at, end);
            int content = at + HEADER_LENGTH;
            int contentEnd = (int) (at + length);
            switch (name(in, at)) {
                case "ANMF" -> check(content + FRAME_HEADER_LENGTH, contentEnd);
                case "ICCP" -> profile = Arrays.copyOfRange(in.array(), content, contentEnd);
                case "EXIF" -> exif = Arrays.copyOfRange(in.array(), content, contentEnd);
                case "VP8 " -> {
                    if (content + LOSSY_SIDES_AT + Integer.BYTES <= contentEnd) {
                        int sides = in.getInt(content + LOSSY_SIDES_AT);
                        limits.checkPixels(sides & SIDE_MASK, sides >>> Short.SIZE & SIDE_MASK);
                    }
                }
                case "VP8L" -> {
                    if (content + LOSSLESS_SIDES_AT + Integer.BYTES <= contentEnd) {
                        int sides = in.getInt(content + LOSSLESS_SIDES_AT);
                        limits.checkPixels(1 + (sides & SIDE_MASK), 1 + (sides >>> SIDE_BITS & SIDE_MASK));
                    }
                }
                default -> {
                    // holds no pixels
                }
            }
            at = (int) Math.min(end, at + length + length % 2); // filled up to an even length
        }
    }

    /** The whole length of the chunk that begins at {@code from}. */
    private long claim(int from, int end) {
        long length = HEADER_LENGTH + Integer.toUnsignedLong(in.getInt(from + NAME_LENGTH));
        if (from + length > end) {
            throw new UnreadablePictureException(
                    "this WEBP is cut off: it has " + (end - from) + " of " + length + " bytes from byte " + from);
        }
        return length;
    }
}
