package io.impasto.engine.picture;

import io.impasto.common.Quoted;
import io.impasto.common.image.ImageHeader;
import io.impasto.common.image.ImageHeaderReader;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageReaders;
import io.impasto.common.image.ImageTooLargeException;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.PictureInputStream;
import io.impasto.common.image.TiffFirstPage;
import io.impasto.common.image.UnreadableImageException;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a PNG, JPEG, GIF (first frame), BMP, TIFF (first page) or WebP (first frame) into sRGB samples, upright:
 * by the colour profile embedded in a PNG, JPEG, TIFF or WebP, and as they are where there is none. Limits are held before anything is decoded.
 */
public final class PictureReader {

    private static final byte[] NO_PROFILE = {};

    /** Four inks, and a dozen that nobody knows; a TIFF may claim 65535, and the decoder makes room for all of them. */
    private static final int MOST_SAMPLES = 16;

    private static final int TIFF_SAMPLES_PER_PIXEL = 277;

    private final ImageLimits limits;
    private final ImageHeaderReader headers = new ImageHeaderReader();

    public PictureReader(ImageLimits limits) {
        this.limits = limits;
    }

    /**
     * The picture, laid on white where it is transparent.
     *
     * @throws PictureTooLargeException if the picture has more bytes or pixels than the limits allow
     * @throws UnreadablePictureException if the bytes aren't a picture of a known type, or not a whole one
     */
    public Picture read(byte[] bytes) {
        return readWithAlpha(bytes).picture();
    }

    /**
     * The same picture, and how transparent it was.
     *
     * @throws PictureTooLargeException if the picture has more bytes or pixels than the limits allow
     * @throws UnreadablePictureException if the bytes aren't a picture of a known type, or not a whole one
     */
    public ReadPicture readWithAlpha(byte[] bytes) {
        try {
            limits.checkBytes(bytes.length);
            ImageHeader header = headers.read(withoutProfile(bytes));
            limits.checkPixels(header.width(), header.height());
            return decoded(header.type(), bytes);
        } catch (ImageTooLargeException e) {
            throw new PictureTooLargeException(String.valueOf(e.getMessage()), e);
        } catch (UnreadableImageException e) {
            throw new UnreadablePictureException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Some readers refuse a picture whose profile is broken. */
    private static byte[] withoutProfile(byte[] bytes) {
        return switch (ImageType.of(bytes).orElse(ImageType.BMP)) {
            case JPEG -> JpegProfile.without(bytes);
            case WEBP -> WebpChunks.withoutProfile(bytes);
            case PNG, GIF, BMP, TIFF -> bytes;
        };
    }

    private ReadPicture decoded(ImageType type, byte[] bytes) {
        try {
            return switch (type) {
                case PNG -> {
                    PngChunks chunks = PngChunks.of(bytes);
                    ReadPicture stored = decoded(type, chunks.pixelsOnly(), chunks.profile());
                    yield ExifOrientation.of(chunks.exif()).upright(stored);
                }
                case JPEG -> new JpegDecoder(limits).decode(withoutProfile(bytes), JpegProfile.of(bytes));
                case GIF -> new GifDecoder(limits).decode(bytes);
                case WEBP -> {
                    WebpChunks chunks = WebpChunks.of(bytes, limits);
                    ReadPicture stored = decoded(type, withoutProfile(bytes), chunks.profile());
                    yield ExifOrientation.of(chunks.exif()).upright(stored);
                }
                case TIFF -> {
                    byte[] page = TiffFirstPage.of(bytes);
                    checkSamples(TiffNumber.of(page, TIFF_SAMPLES_PER_PIXEL).orElse(1));
                    yield ExifOrientation.of(page).upright(decoded(type, page, TiffProfile.of(page)));
                }
                case BMP -> decoded(type, bytes, NO_PROFILE);
            };
        } catch (ImageTooLargeException | UnreadablePictureException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // ImageIO's readers meet hostile files with whatever the first wrong number leads to.
            throw new UnreadablePictureException("this " + type + " is cut off or corrupt" + words(e), e);
        }
    }

    /** What a decoder found; what it stumbled over speaks of its own code. */
    private static String words(Throwable e) {
        return e instanceof IOException
                        && e.getMessage() != null
                        && !e.getMessage().isBlank()
                ? " (" + Quoted.abbreviated(e.getMessage()) + ")"
                : "";
    }

    private ReadPicture decoded(ImageType type, byte[] bytes, byte[] icc) throws IOException {
        ImageReader reader = ImageReaders.of(type);
        try (PictureInputStream input = new PictureInputStream(bytes)) {
            reader.setInput(input, false, true);
            // Again, because a hostile file may tell two parsers two sizes.
            limits.checkPixels(reader.getWidth(0), reader.getHeight(0));
            @Nullable ImageTypeSpecifier stored = reader.getRawImageType(0);
            checkSamples(stored == null ? 1 : stored.getNumBands());
            return Srgb.of(reader.read(0), icc);
        } finally {
            reader.dispose();
        }
    }

    private static void checkSamples(long samples) {
        if (samples > MOST_SAMPLES) {
            throw new UnreadablePictureException(
                    "it has " + samples + " samples a pixel; at most " + MOST_SAMPLES + " are read; save it as RGB");
        }
    }
}
