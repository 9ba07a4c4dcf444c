package io.impasto.engine.picture;

import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageReaders;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.PictureInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;

/** A GIF's first frame, laid on its screen, which is white where the frame isn't (and grows if the frame sticks out). */
final class GifDecoder {

    private final ImageLimits limits;

    GifDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    Picture decode(byte[] bytes) throws IOException {
        ImageReader reader = ImageReaders.of(ImageType.GIF);
        try (PictureInputStream input = new PictureInputStream(bytes)) {
            reader.setInput(input);
            Element screen =
                    element(reader.getStreamMetadata(), "javax_imageio_gif_stream_1.0", "LogicalScreenDescriptor");
            Element place = element(reader.getImageMetadata(0), "javax_imageio_gif_image_1.0", "ImageDescriptor");
            int left = number(place, "imageLeftPosition");
            int top = number(place, "imageTopPosition");
            int width = Math.max(number(screen, "logicalScreenWidth"), left + reader.getWidth(0));
            int height = Math.max(number(screen, "logicalScreenHeight"), top + reader.getHeight(0));
            limits.checkPixels(width, height);
            return laid(Srgb.of(reader.read(0)), left, top, width, height);
        } finally {
            reader.dispose();
        }
    }

    private static Picture laid(Picture frame, int left, int top, int width, int height) {
        if (frame.width() == width && frame.height() == height) {
            return frame;
        }
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        Arrays.fill(rgb, (byte) 255);
        int row = Picture.CHANNELS * frame.width();
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(frame.rgb(), y * row, rgb, Picture.CHANNELS * ((top + y) * width + left), row);
        }
        return new Picture(width, height, rgb);
    }

    private static Element element(IIOMetadata metadata, String format, String name) {
        return (Element) ((IIOMetadataNode) metadata.getAsTree(format))
                .getElementsByTagName(name)
                .item(0);
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
