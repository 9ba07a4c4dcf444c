package io.impasto.engine.picture;

import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageReaders;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.PictureInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;

/** A GIF's first frame, laid on its screen, which is white where the frame isn't (and grows if the frame sticks out). */
final class GifDecoder {

    private static final byte[] NO_PROFILE = {};

    private final ImageLimits limits;

    GifDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    ReadPicture decode(byte[] bytes) throws IOException {
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
            return laid(Srgb.of(reader.read(0), NO_PROFILE), left, top, width, height);
        } finally {
            reader.dispose();
        }
    }

    private static ReadPicture laid(ReadPicture frame, int left, int top, int width, int height) {
        Picture picture = frame.picture();
        if (picture.width() == width && picture.height() == height) {
            return frame;
        }
        byte[] alpha = new byte[width * height];
        byte[] opaque = new byte[picture.width() * picture.height()];
        Arrays.fill(opaque, (byte) 255);
        copy(frame.alpha().map(AlphaPlane::alpha).orElse(opaque), 1, picture, alpha, left, top, width);
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        Arrays.fill(rgb, (byte) 255);
        copy(picture.rgb(), Picture.CHANNELS, picture, rgb, left, top, width);
        return new ReadPicture(new Picture(width, height, rgb), Optional.of(new AlphaPlane(width, height, alpha)));
    }

    private static void copy(byte[] samples, int channels, Picture frame, byte[] screen, int left, int top, int width) {
        int row = channels * frame.width();
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(samples, y * row, screen, channels * ((top + y) * width + left), row);
        }
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
