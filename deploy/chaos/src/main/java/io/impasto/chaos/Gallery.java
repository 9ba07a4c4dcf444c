package io.impasto.chaos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures made on the spot. */
public final class Gallery {

    private static final int BLOCK = 8; // px
    private static final int COLOURS = 64;
    private static final int ALL_RGB = 0x1000000;

    private Gallery() {}

    /** A PNG of coloured blocks, a function of size (px) and seed. */
    public static byte[] blocks(int width, int height, long seed) {
        int[] colours = new Random(seed).ints(COLOURS, 0, ALL_RGB).toArray();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colours[(x / BLOCK + 7 * (y / BLOCK)) % COLOURS]);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
