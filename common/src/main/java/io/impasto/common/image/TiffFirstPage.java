package io.impasto.common.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * A TIFF's first page, cut off from what its pixels don't need: the other pages, and the directories within it (TIFF 6.0, section 2;
 * BigTIFF). The library reads them all, and of each broken field, of which a file may have one in 12 bytes, it keeps an exception with
 * its stack trace.
 */
public final class TiffFirstPage {

    /** Cameras write 100, everyone else 10 to 60. */
    private static final int MOST_FIELDS = 500;

    /** Tags whose values are places of directories: of smaller pictures, of EXIF, of GPS. */
    private static final Set<Integer> DIRECTORIES = Set.of(330, 34665, 34853);

    private static final short NO_TAG = -1;
    private static final int BIG_MAGIC = 43;

    private TiffFirstPage() {}

    /** @throws UnreadableImageException if it isn't whole, or has more fields than any writer writes */
    public static byte[] of(byte[] tiff) {
        byte[] page = tiff.clone();
        try {
            cutOff(ByteBuffer.wrap(page).order(tiff[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
            return page;
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new UnreadableImageException("the header of this TIFF is broken or cut off", e);
        }
    }

    private static void cutOff(ByteBuffer page) {
        boolean big = page.getShort(2) == BIG_MAGIC;
        int directory = Math.toIntExact(big ? page.getLong(8) : Integer.toUnsignedLong(page.getInt(4)));
        long fields = big ? page.getLong(directory) : Short.toUnsignedLong(page.getShort(directory));
        if (fields < 0 || fields > MOST_FIELDS) {
            throw new UnreadableImageException("the first page of this TIFF has " + Long.toUnsignedString(fields)
                    + " fields; at most " + MOST_FIELDS + " are read");
        }
        int field = directory + (big ? Long.BYTES : Short.BYTES);
        for (long i = 0; i < fields; i++, field += big ? 20 : 12) {
            if (DIRECTORIES.contains(Short.toUnsignedInt(page.getShort(field)))) {
                page.putShort(field, NO_TAG);
            }
        }
        for (int at = field; at < Math.min(page.limit(), field + (big ? Long.BYTES : Integer.BYTES)); at++) {
            page.put(at, (byte) 0); // where the next page is; some writers end before it
        }
    }
}
