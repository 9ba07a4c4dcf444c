package io.impasto.engine.picture;

/**
 * The scans of a JPEG (ITU-T T.81, section B.1). A scan of a few bytes can say that nothing changes in all of a huge picture, which takes
 * as long to decode as one that says much.
 */
final class JpegScans {

    /** Encoders make 10 of three components and 24 of four; nobody makes so many but to keep a decoder busy. */
    private static final int MOST = 100;

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_RESTART = 0xD0;

    private JpegScans() {}

    /** @throws UnreadablePictureException if there are more than any encoder makes */
    static void check(byte[] jpeg) {
        int scans = 0;
        int at = 2;
        while (at + 3 < jpeg.length) {
            int marker = jpeg[at + 1] & 0xFF;
            if (jpeg[at] != (byte) 0xFF || isWithinScan(marker)) {
                at++; // coded pixels
            } else if (marker == END_OF_IMAGE) {
                return;
            } else {
                scans += marker == START_OF_SCAN ? 1 : 0;
                if (scans > MOST) {
                    throw new UnreadablePictureException("this JPEG has more than " + MOST
                            + " scans; save it as a JPEG of one scan or an ordinary progressive one");
                }
                at += 2 + (((jpeg[at + 2] & 0xFF) << Byte.SIZE) | (jpeg[at + 3] & 0xFF));
            }
        }
    }

    /** A stuffed zero, a number to restart at, or a byte to fill up with. */
    private static boolean isWithinScan(int marker) {
        return marker == 0 || marker == 0xFF || (marker >= FIRST_RESTART && marker < FIRST_RESTART + 8);
    }
}
