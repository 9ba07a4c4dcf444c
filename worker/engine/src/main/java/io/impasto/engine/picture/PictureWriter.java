package io.impasto.engine.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Encodes pictures. The same picture yields the same bytes on the same Java runtime: no dates, no names inside. */
public final class PictureWriter {

    private static final float JPEG_QUALITY = 0.95f;

    private PictureWriter() {}

    /** Lossless; marked as sRGB. */
    public static byte[] png(Picture picture) {
        return encoded(picture, "png", 0, PictureWriter::markedAsSrgb);
    }

    /** Quality .95, every pixel with its own colour (4:4:4). JFIF, so sRGB is what readers assume. */
    public static byte[] jpeg(Picture picture) {
        return encoded(picture, "jpeg", JPEG_QUALITY, PictureWriter::withoutSubsampling);
    }

    private interface MetadataEdit {
        void apply(IIOMetadata metadata) throws IIOInvalidTreeException;
    }

    private static byte[] encoded(Picture picture, String format, float quality, MetadataEdit edit) {
        ImageWriter writer = jdkWriter(format);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            BufferedImage image = wrapped(picture);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (quality > 0) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
            }
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
            edit.apply(metadata);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
            output.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("can't encode " + picture + " as " + format, e);
        } finally {
            writer.dispose();
        }
    }

    private static void markedAsSrgb(IIOMetadata metadata) throws IIOInvalidTreeException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = new IIOMetadataNode(format);
        IIOMetadataNode srgb = new IIOMetadataNode("sRGB");
        srgb.setAttribute("renderingIntent", "Perceptual");
        root.appendChild(srgb);
        metadata.mergeTree(format, root);
    }

    private static void withoutSubsampling(IIOMetadata metadata) throws IIOInvalidTreeException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(format, root);
    }

    private static BufferedImage wrapped(Picture picture) {
        int row = Picture.CHANNELS * picture.width();
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(picture.rgb(), picture.rgb().length),
                picture.width(),
                picture.height(),
                row,
                Picture.CHANNELS,
                new int[] {0, 1, 2},
                null);
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, null);
    }

    private static ImageWriter jdkWriter(String format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule().equals(ImageIO.class.getModule())) {
                return writer;
            }
        }
        throw new IllegalStateException("this Java runtime has no writer for " + format + " (module java.desktop)");
    }
}
