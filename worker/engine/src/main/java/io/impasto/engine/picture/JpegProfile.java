package io.impasto.engine.picture;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.SequentialByteArrayReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ICC profile of a JPEG, cut into as many APP2 segments as it needs, each with its number, from 1, and the count of all (ICC.1:2010,
 * annex B.4).
 */
final class JpegProfile {

    private static final byte[] NONE = {};
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MARKER_AND_LENGTH = 4;
    private static final int NUMBER = NAME.length;
    private static final int COUNT = NUMBER + 1;
    private static final int CONTENT = COUNT + 1;

    private JpegProfile() {}

    /** @return empty if there is none, or a part is missing */
    static byte[] of(byte[] jpeg) throws IOException {
        Map<Integer, byte[]> parts = new TreeMap<>();
        int count = 0;
        for (byte[] segment : segments(jpeg)) {
            if (segment.length >= CONTENT && Arrays.equals(segment, 0, NAME.length, NAME, 0, NAME.length)) {
                parts.put(segment[NUMBER] & 0xFF, segment);
                count = segment[COUNT] & 0xFF;
            }
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (int number = 1; number <= count; number++) {
            byte[] part = parts.get(number);
            if (part == null) {
                ColourProfile.ignored("part " + number + " of " + count + " is missing from the JPEG");
                return NONE;
            }
            profile.write(part, CONTENT, part.length - CONTENT);
        }
        return profile.toByteArray();
    }

    /**
     * The file with its profile's segments marked as others, for a decoder that refuses pictures for a profile it doesn't need. The
     * marker 0xFFE2 can't occur in the picture itself, where every 0xFF is followed by 0 or by a number to restart at.
     */
    static byte[] without(byte[] jpeg) {
        byte[] without = jpeg;
        for (int at = 0; at + NAME.length <= jpeg.length - MARKER_AND_LENGTH; at++) {
            int name = at + MARKER_AND_LENGTH;
            if (jpeg[at] == (byte) 0xFF
                    && jpeg[at + 1] == (byte) 0xE2
                    && Arrays.equals(jpeg, name, name + NAME.length, NAME, 0, NAME.length)) {
                without = without == jpeg ? jpeg.clone() : without;
                without[name] = '-';
            }
        }
        return without;
    }

    private static Iterable<byte[]> segments(byte[] jpeg) throws IOException {
        try {
            return JpegSegmentReader.readSegments(new SequentialByteArrayReader(jpeg), List.of(JpegSegmentType.APP2))
                    .getSegments(JpegSegmentType.APP2);
        } catch (JpegProcessingException e) {
            throw new IOException(e);
        }
    }
}
