package io.impasto.engine.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes pictures. The same picture yields the same bytes on the same Java runtime: no dates, and no names but those of its
 * {@link Provenance}.
 */
public final class PictureWriter {

    private PictureWriter() {}

    /** Lossless; marked as sRGB. */
    public static byte[] png(Picture picture) {
        return write(picture, Optional.empty(), OutputFormat.PNG_8, Provenance.NONE);
    }

    /** Quality 95, every pixel with its own colour (4:4:4). */
    public static byte[] jpeg(Picture picture) {
        return write(picture, Optional.empty(), OutputFormat.JPEG, Provenance.NONE);
    }

    /**
     * @param picture its colours without white or any other ground, if there is an alpha (see {@link AlphaPlane#takenOffWhite})
     * @param alpha put back where the format has one, otherwise left out; of the picture's size
     * @throws IllegalArgumentException if the alpha is of another size
     */
    public static byte[] write(
            FinePicture picture, Optional<AlphaPlane> alpha, OutputFormat format, Provenance provenance) {
        if (format.bits() == Byte.SIZE) {
            return write(picture.toEightBit(), alpha, format, provenance);
        }
        alpha.ifPresent(plane -> plane.checkFits(picture.width(), picture.height()));
        return encoded(Bitmap.of(picture, alpha.filter(plane -> format.keepsAlpha())), format, provenance);
    }

    /** The same for a picture of 8 bits; in a format of more, each sample keeps its value. */
    public static byte[] write(
            Picture picture, Optional<AlphaPlane> alpha, OutputFormat format, Provenance provenance) {
        if (format.bits() != Byte.SIZE) {
            return write(FinePicture.of(picture), alpha, format, provenance);
        }
        alpha.ifPresent(plane -> plane.checkFits(picture.width(), picture.height()));
        return encoded(Bitmap.of(picture, alpha.filter(plane -> format.keepsAlpha())), format, provenance);
    }

    private static byte[] encoded(BufferedImage image, OutputFormat format, Provenance provenance) {
        FileMarks marks = FileMarks.of(format);
        ImageWriter writer = jdkWriter(format.mediaType());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            marks.configure(parameters);
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, marks.marked(metadata, provenance)), parameters);
            output.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't encode " + image.getWidth() + "×" + image.getHeight() + " pixels as " + format, e);
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriter jdkWriter(String mediaType) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(mediaType);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule().equals(ImageIO.class.getModule())) {
                return writer;
            }
        }
        throw new IllegalStateException("this Java runtime has no writer for " + mediaType + " (module java.desktop)");
    }
}
