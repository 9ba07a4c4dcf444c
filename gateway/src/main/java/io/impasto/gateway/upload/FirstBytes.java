package io.impasto.gateway.upload;

import io.impasto.common.image.ImageHeader;
import io.impasto.common.image.ImageHeaderReader;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.UnreadableImageException;
import java.io.IOException;

/** Reads a picture's header from no more of its file than it takes. */
final class FirstBytes {

    /** Nearly every header is within; what isn't stands behind a large profile, or is a TIFF's, which may be at the file's end. */
    private static final int ENOUGH = 256 << 10;

    private FirstBytes() {}

    interface Source {
        /** The beginning of the file, or all of it if it is shorter. */
        byte[] read(int most) throws IOException;
    }

    /**
     * @param length of the file, bytes
     * @throws UnreadableImageException if it isn't a picture, or its header is broken or cut off
     */
    static ImageHeader header(long length, Source source) throws IOException {
        byte[] first = source.read((int) Math.min(length, ENOUGH));
        try {
            return new ImageHeaderReader().read(first);
        } catch (UnreadableImageException e) {
            if (length <= ENOUGH || ImageType.of(first).isEmpty()) {
                throw e;
            }
        }
        return new ImageHeaderReader().read(source.read(Math.toIntExact(length)));
    }
}
