package io.impasto.engine.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * One number from the first directory of a TIFF structure (TIFF 6.0, section 2; BigTIFF), which EXIF blocks are too. It reads nothing
 * else: a library reads the values of all fields, and a hostile file gives thousands of fields the same bytes, all there are.
 */
final class TiffNumber {

    private static final int BIG_MAGIC = 43;

    private final ByteBuffer in;
    private final boolean big;

    private TiffNumber(byte[] tiff) {
        in = ByteBuffer.wrap(tiff);
        in.order(in.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        big = in.getShort(2) == BIG_MAGIC;
    }

    /** The number; empty if there is none of that tag, or the structure is broken before it. */
    static OptionalLong of(byte[] tiff, int tag) {
        try {
            return new TiffNumber(tiff).find(tag);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong find(int tag) {
        int directory = Math.toIntExact(big ? in.getLong(8) : unsigned(4));
        long fields = big ? in.getLong(directory) : in.getShort(directory) & 0xFFFF;
        int field = directory + (big ? 8 : 2);
        for (long i = 0; i < fields; i++, field += big ? 20 : 12) {
            if ((in.getShort(field) & 0xFFFF) == tag) {
                return value(in.getShort(field + 2), field + (big ? 12 : 8));
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong value(int type, int at) {
        return switch (type) {
            case 1 -> OptionalLong.of(in.get(at) & 0xFF);
            case 3 -> OptionalLong.of(in.getShort(at) & 0xFFFF);
            case 4 -> OptionalLong.of(unsigned(at));
            default -> OptionalLong.empty();
        };
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(in.getInt(at));
    }
}
