package io.impasto.gateway.result;

import io.impasto.common.image.ImageReaders;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.UnreadableImageException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes small JPEGs of pictures however large, on white where they are transparent. Stateless. */
final class ThumbnailPainter {

    /** Pixels decoded along the longest side for each of the thumbnail, at least: what is skipped in between is not seen, but one alone would be. */
    private static final int SAMPLES = 2;

    private static final float QUALITY = 0.88f;
    private static final int TYPE_BYTES = 16;

    private ThumbnailPainter() {}

    /**
     * A thumbnail of the picture in a file, of which no more pixels are held than at most four of those in a row and as many rows for each
     * of the thumbnail: 32 MiB for one of 512 px from 16 bits with alpha.
     *
     * @param side the longest, px; a picture that is smaller stays as it is
     * @throws UnreadableImageException if it isn't a picture, or is broken
     */
    static byte[] thumbnail(Path file, int side) {
        try {
            return jpeg(scaled(decoded(file, side * SAMPLES), side));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImageException("there is no thumbnail of this picture: it is broken or cut off", e);
        }
    }

    /** The same of a thumbnail. */
    static byte[] smaller(byte[] thumbnail, int side) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail));
            return Math.max(image.getWidth(), image.getHeight()) <= side ? thumbnail : jpeg(scaled(image, side));
        } catch (IOException e) {
            throw new UncheckedIOException("a thumbnail can't be read back", e);
        }
    }

    private static BufferedImage decoded(Path file, int enough) throws IOException {
        ImageReader reader = ImageReaders.of(type(file));
        try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, false, true);
            int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / enough);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static ImageType type(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ImageType.of(in.readNBytes(TYPE_BYTES)).orElseThrow(() -> new IOException("not a picture"));
        }
    }

    /** Halved as long as that isn't too much, since two pixels in a row are all that a linear filter sees; then to the very size. */
    private static BufferedImage scaled(BufferedImage image, int side) {
        BufferedImage now = image;
        int width = image.getWidth();
        int height = image.getHeight();
        while (Math.max(width, height) >= 2 * side) {
            width = Math.max(1, width / 2);
            height = Math.max(1, height / 2);
            now = drawn(now, width, height);
        }
        double shrink = Math.min(1, (double) side / Math.max(width, height));
        return drawn(now, shrunk(width, shrink), shrunk(height, shrink));
    }

    private static int shrunk(int side, double shrink) {
        return Math.max(1, (int) Math.round(side * shrink));
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = jdkWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter jdkWriter() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule().equals(ImageIO.class.getModule())) {
                return writer;
            }
        }
        throw new IllegalStateException("this Java runtime has no writer for JPEG (module java.desktop)");
    }
}
