package io.impasto.engine.picture;

/** Stand-in until the real one lands: nearest neighbour. */
public final class PictureResizer {

    public Picture resize(Picture picture, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (int) ((long) y * picture.height() / height) * picture.width()
                        + (int) ((long) x * picture.width() / width);
                System.arraycopy(picture.rgb(), 3 * from, rgb, 3 * (y * width + x), 3);
            }
        }
        return new Picture(width, height, rgb);
    }
}
