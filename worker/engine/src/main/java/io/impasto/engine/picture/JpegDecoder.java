package io.impasto.engine.picture;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.adobe.AdobeJpegReader;
import com.drew.metadata.jfif.JfifReader;
import com.drew.metadata.jpeg.JpegReader;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageReaders;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.PictureInputStream;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.ImageReader;

/** A JPEG as libjpeg decodes it: the library makes the components, {@link JpegColours} its RGB. */
final class JpegDecoder {

    private final ImageLimits limits;

    JpegDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    /** @param icc its colour profile; empty means none */
    ReadPicture decode(byte[] bytes, byte[] icc) throws IOException {
        JpegScans.check(bytes);
        Raster components = components(bytes);
        Metadata metadata = metadata(bytes);
        JpegColours colours = JpegColours.of(metadata, components.getNumBands());
        IntFunction<int[]> rows = Srgb.rows(components);
        ReadPicture stored = Srgb.of(
                components.getWidth(),
                components.getHeight(),
                PixelLayout.ofBytes(colours.device(), PixelLayout.Alpha.NONE),
                icc,
                y -> colours.toDevice(rows.apply(y)));
        return ExifOrientation.of(JpegExif.of(bytes)).upright(stored);
    }

    private Raster components(byte[] bytes) throws IOException {
        ImageReader reader = ImageReaders.of(ImageType.JPEG);
        List<String> damages = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (isDamage(warning)) {
                damages.add(warning);
            }
        });
        try (PictureInputStream input = new PictureInputStream(bytes)) {
            reader.setInput(input, true, true);
            limits.checkPixels(reader.getWidth(0), reader.getHeight(0));
            Raster raster = reader.readRaster(0, null);
            if (!damages.isEmpty()) {
                throw new UnreadablePictureException("this JPEG is cut off or corrupt (" + damages.get(0) + ")");
            }
            return raster;
        } finally {
            reader.dispose();
        }
    }

    /**
     * libjpeg goes on after damage, with grey or shifted blocks, and only warns. Stray bytes between segments, odd version numbers and
     * the like are warned of too, but change no pixel.
     */
    private static boolean isDamage(String warning) {
        return warning.startsWith("Truncated File")
                || warning.startsWith("Premature end")
                || (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes"));
    }

    private static Metadata metadata(byte[] bytes) throws IOException {
        try {
            return JpegMetadataReader.readMetadata(
                    new ByteArrayInputStream(bytes),
                    List.of(new JpegReader(), new AdobeJpegReader(), new JfifReader()));
        } catch (JpegProcessingException e) {
            throw new IOException(e);
        }
    }
}
