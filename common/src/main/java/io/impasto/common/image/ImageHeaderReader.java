package io.impasto.common.image;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;

/** Reads a picture's type and size from its bytes without decoding it. Stateless. */
public final class ImageHeaderReader {

    /** @throws UnreadableImageException if the bytes begin like no picture, or the header is broken or cut off */
    public ImageHeader read(byte[] bytes) {
        ImageType type = ImageType.of(bytes)
                .orElseThrow(() -> new UnreadableImageException(
                        bytes.length == 0
                                ? "there are no bytes"
                                : "not a picture: the first bytes are not those of PNG, JPEG, GIF, BMP, TIFF or WebP"));
        byte[] needed = type == ImageType.TIFF ? TiffFirstPage.of(bytes) : bytes;
        try {
            return header(type, needed);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // ImageIO's readers meet hostile headers with whatever the first wrong number leads to.
            throw new UnreadableImageException("the header of this " + type + " is broken or cut off", e);
        }
    }

    private static ImageHeader header(ImageType type, byte[] bytes) throws IOException {
        ImageReader reader = ImageReaders.of(type);
        try (PictureInputStream input = PictureInputStream.ofHeader(bytes)) {
            reader.setInput(input, false, type != ImageType.GIF);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (type == ImageType.GIF) {
                Element screen = logicalScreen(reader.getStreamMetadata());
                width = Math.max(width, Integer.parseInt(screen.getAttribute("logicalScreenWidth")));
                height = Math.max(height, Integer.parseInt(screen.getAttribute("logicalScreenHeight")));
            }
            return new ImageHeader(type, width, height);
        } finally {
            reader.dispose();
        }
    }

    /** A GIF's frames are pasted onto a screen of its own size; it is the screen that has to be made. */
    private static Element logicalScreen(IIOMetadata metadata) {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_gif_stream_1.0");
        return (Element) root.getElementsByTagName("LogicalScreenDescriptor").item(0);
    }
}
