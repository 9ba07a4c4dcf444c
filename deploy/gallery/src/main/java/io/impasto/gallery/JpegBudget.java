package io.impasto.gallery;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * JPEG files (4:2:0) of the best quality that a budget allows.
 *
 * @param bytes the most that a file may have, above 0
 */
record JpegBudget(long bytes) {

    /** What a picture of 768 px may cost; others by their area. */
    private static final long USUAL = 150_000;

    private static final int BEST = 95;
    private static final int WORST = 30;

    JpegBudget {
        if (bytes < 1) {
            throw new IllegalArgumentException("a budget of " + bytes + " bytes isn't above 0");
        }
    }

    /** @param size the longer side, px */
    static JpegBudget of(int size) {
        return new JpegBudget(USUAL * size * size / ((long) Frame.LONGER * Frame.LONGER));
    }

    /** The best that fits, or the worst there is if none does. */
    byte[] encode(BufferedImage image) throws IOException {
        byte[] best = encode(image, WORST);
        int low = WORST;
        int high = BEST;
        while (low < high) {
            int quality = (low + high + 1) / 2;
            byte[] file = encode(image, quality);
            if (file.length <= bytes) {
                best = file;
                low = quality;
            } else {
                high = quality - 1;
            }
        }
        return best;
    }

    private static byte[] encode(BufferedImage image, int percent) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(percent / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
