package io.impasto.engine.picture;

import io.impasto.common.image.ImageHeader;
import io.impasto.common.image.ImageHeaderReader;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageReaders;
import io.impasto.common.image.ImageTooLargeException;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.PictureInputStream;
import io.impasto.common.image.UnreadableImageException;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Turns the bytes of a PNG, JPEG, GIF (first frame), BMP, TIFF (first page) or WebP (first frame) into sRGB samples, upright.
 * Limits are held before anything is decoded.
 */
public final class PictureReader {

    private final ImageLimits limits;
    private final ImageHeaderReader headers = new ImageHeaderReader();

    public PictureReader(ImageLimits limits) {
        this.limits = limits;
    }

    /**
     * @throws PictureTooLargeException if the picture has more bytes or pixels than the limits allow
     * @throws UnreadablePictureException if the bytes aren't a picture of a known type, or not a whole one
     */
    public Picture read(byte[] bytes) {
        try {
            limits.checkBytes(bytes.length);
            ImageHeader header = headers.read(bytes);
            limits.checkPixels(header.width(), header.height());
            return decoded(header.type(), bytes);
        } catch (ImageTooLargeException e) {
            throw new PictureTooLargeException(String.valueOf(e.getMessage()), e);
        } catch (UnreadableImageException e) {
            throw new UnreadablePictureException(String.valueOf(e.getMessage()), e);
        }
    }

    private Picture decoded(ImageType type, byte[] bytes) {
        try {
            return switch (type) {
                case PNG -> {
                    PngChunks chunks = PngChunks.of(bytes);
                    yield ExifOrientation.ofExif(chunks.exif()).upright(decoded(type, 0, chunks.pixelsOnly()));
                }
                case JPEG -> new JpegDecoder(limits).decode(bytes);
                case GIF -> new GifDecoder(limits).decode(bytes);
                case WEBP -> {
                    WebpChunks.check(bytes, limits);
                    yield ExifOrientation.ofWebp(bytes).upright(decoded(type, 0, bytes));
                }
                case TIFF -> ExifOrientation.ofTiff(bytes).upright(decoded(type, 0, bytes));
                case BMP -> decoded(type, 0, bytes);
            };
        } catch (ImageTooLargeException | UnreadablePictureException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // ImageIO's readers meet hostile files with whatever the first wrong number leads to.
            throw new UnreadablePictureException(
                    "this " + type + " is cut off or corrupt"
                            + (e.getMessage() == null || e.getMessage().isBlank() ? "" : " (" + e.getMessage() + ")"),
                    e);
        }
    }

    private Picture decoded(ImageType type, int frame, byte[] bytes) throws IOException {
        ImageReader reader = ImageReaders.of(type);
        try (PictureInputStream input = new PictureInputStream(bytes)) {
            reader.setInput(input, false, true);
            // Again, because a hostile file may tell two parsers two sizes.
            limits.checkPixels(reader.getWidth(frame), reader.getHeight(frame));
            return Srgb.of(reader.read(frame));
        } finally {
            reader.dispose();
        }
    }
}
