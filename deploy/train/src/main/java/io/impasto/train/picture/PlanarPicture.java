package io.impasto.train.picture;

import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureResizer;
import java.nio.ByteBuffer;

/** Samples plane by plane, as tensors have them. */
final class PlanarPicture {

    private PlanarPicture() {}

    /** Red, green and blue planes, unsigned bytes, to be read from the start. */
    static ByteBuffer of(Picture picture) {
        int pixels = picture.width() * picture.height();
        ByteBuffer planes = ByteBuffer.allocateDirect(Picture.CHANNELS * pixels);
        byte[] rgb = picture.rgb();
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            for (int i = 0; i < pixels; i++) {
                planes.put(rgb[Picture.CHANNELS * i + channel]);
            }
        }
        return planes.rewind();
    }

    /** Half as wide and high, antialiased. */
    static Picture halved(Picture picture) {
        return new PictureResizer().resize(picture, (picture.width() + 1) / 2, (picture.height() + 1) / 2);
    }
}
