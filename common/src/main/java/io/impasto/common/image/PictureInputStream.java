package io.impasto.common.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A whole file in memory as ImageIO's readers want it, on which reading past the end comes to an end. Some readers take every byte
 * that isn't there for a 0 and decode all of a huge picture from nothing, at an exception a pixel; none needs more than a few.
 * Reading the same again and again comes to an end too: a TIFF may give each of 65535 fields all of the file for its value.
 */
public final class PictureInputStream extends ImageInputStreamImpl {

    private static final int READS_BEYOND_END = 64;

    /** Of the whole file, for who wants no pixels; files whose fields have no byte in common need one at most. */
    private static final int TIMES_FOR_HEADER = 2;

    /** Readers of a JPEG read all of it three times, of a TIFF of many small JPEGs nearly four times, of others once. */
    private static final int TIMES = 8;

    /** The reader of lossless WebP takes a byte from eight and goes back by seven. */
    private static final int TIMES_IN_WEBP = 16;

    /** For the beginnings of small files, bytes. */
    private static final int SPARE = 1 << 16;

    private final byte[] bytes;
    private int readsBeyondEnd;
    private long bytesLeft;

    /** For a reader of all of the file. */
    public PictureInputStream(byte[] bytes) {
        this(bytes, ImageType.of(bytes).filter(ImageType.WEBP::equals).isPresent() ? TIMES_IN_WEBP : TIMES);
    }

    private PictureInputStream(byte[] bytes, int times) {
        this.bytes = bytes;
        this.bytesLeft = SPARE + (long) bytes.length * times;
    }

    /** For a reader that wants to know what the file says of itself. */
    static PictureInputStream ofHeader(byte[] bytes) {
        return new PictureInputStream(bytes, TIMES_FOR_HEADER);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return end();
        }
        take(1);
        return Byte.toUnsignedInt(bytes[(int) streamPos++]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            return end();
        }
        int copied = Math.min(length, bytes.length - (int) streamPos);
        take(copied);
        System.arraycopy(bytes, (int) streamPos, into, from, copied);
        streamPos += copied;
        return copied;
    }

    private void take(int length) throws IOException {
        bytesLeft -= length;
        if (bytesLeft < 0) {
            throw new IOException("the picture names the same bytes again and again");
        }
    }

    private int end() throws IOException {
        if (++readsBeyondEnd > READS_BEYOND_END) {
            throw new IOException("the picture goes on beyond the file's end");
        }
        return -1;
    }
}
