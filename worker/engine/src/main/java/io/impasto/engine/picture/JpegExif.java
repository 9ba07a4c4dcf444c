package io.impasto.engine.picture;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.SequentialByteArrayReader;
import java.io.IOException;
import java.util.List;

/** The EXIF block of a JPEG, in an APP1 segment. */
final class JpegExif {

    private JpegExif() {}

    /** @return as stored, with its preamble; empty if there is none */
    static byte[] of(byte[] jpeg) throws IOException {
        try {
            for (byte[] segment : JpegSegmentReader.readSegments(
                            new SequentialByteArrayReader(jpeg), List.of(JpegSegmentType.APP1))
                    .getSegments(JpegSegmentType.APP1)) {
                if (ExifOrientation.hasPreamble(segment)) {
                    return segment;
                }
            }
            return new byte[0];
        } catch (JpegProcessingException e) {
            throw new IOException(e);
        }
    }
}
