package io.impasto.common.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A whole file in memory as ImageIO's readers want it, on which reading past the end comes to an end. Some readers take every byte
 * that isn't there for a 0 and decode all of a huge picture from nothing, at an exception a pixel; none needs more than a few.
 */
public final class PictureInputStream extends ImageInputStreamImpl {

    private static final int READS_BEYOND_END = 64;

    private final byte[] bytes;
    private int readsBeyondEnd;

    public PictureInputStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        return streamPos < bytes.length ? Byte.toUnsignedInt(bytes[(int) streamPos++]) : end();
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
        System.arraycopy(bytes, (int) streamPos, into, from, copied);
        streamPos += copied;
        return copied;
    }

    private int end() throws IOException {
        if (++readsBeyondEnd > READS_BEYOND_END) {
            throw new IOException("the picture goes on beyond the file's end");
        }
        return -1;
    }
}
