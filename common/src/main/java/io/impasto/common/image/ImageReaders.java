package io.impasto.common.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * One fixed ImageIO reader for each type. Asking ImageIO for "a reader" would let the class path and the class loader decide
 * which decoder a picture gets, and so its pixels.
 */
public final class ImageReaders {

    private ImageReaders() {}

    /** A new reader, with no input yet; the caller disposes of it. */
    public static ImageReader of(ImageType type) throws IOException {
        return switch (type) {
            case PNG, JPEG, GIF, BMP -> fromTheJdk(type.name());
            case TIFF -> new TIFFImageReaderSpi().createReaderInstance(null);
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    private static ImageReader fromTheJdk(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java runtime has no reader for " + format + " (module java.desktop)");
    }
}
