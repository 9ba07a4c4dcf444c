package io.impasto.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.image.UnreadableImageException;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at the colours in the middle of the quarters: red, green, blue, and nothing where there is alpha. */
class ThumbnailPainterTest {

    private static final int[][] QUARTERS = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "png,  8,  true",
        "png,  16, true",
        "png,  8, false",
        "png, 16, false",
        "jpeg, 8,  false",
        "tiff, 8,  true",
        "tiff, 16, true",
        "tiff, 8, false",
        "tiff, 16, false"
    })
    void everyFormatOfAResultHasAThumbnailOnWhite(String format, int bits, boolean alpha) throws IOException {
        Path file = written(format, bits, alpha, 3000, 1500);

        byte[] thumbnail = ThumbnailPainter.thumbnail(file, 256);

        keepToLookAt(format + bits + (alpha ? "-alpha" : ""), thumbnail);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail));
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(128);
        for (int i = 0; i < QUARTERS.length; i++) {
            assertColour(image.getRGB(64 + 128 * (i % 2), 32 + 64 * (i / 2)), QUARTERS[i]);
        }
        assertColour(image.getRGB(192, 96), alpha ? new int[] {255, 255, 255} : new int[] {0, 0, 0});
    }

    @Test
    void smallPictureStaysAsSmallAsItIs() throws IOException {
        byte[] thumbnail = ThumbnailPainter.thumbnail(written("png", 8, false, 40, 1), 256);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail));
        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(image.getHeight()).isEqualTo(1);
        assertThat(ThumbnailPainter.smaller(thumbnail, 64)).isEqualTo(thumbnail);
    }

    @Test
    void brokenPictureIsUnreadable() throws IOException {
        byte[] whole = Files.readAllBytes(written("tiff", 16, true, 300, 200));
        Path broken = Files.write(folder.resolve("broken"), Arrays.copyOf(whole, 100));

        assertThatThrownBy(() -> ThumbnailPainter.thumbnail(broken, 256)).isInstanceOf(UnreadableImageException.class);
    }

    private static void assertColour(int rgb, int[] expected) {
        for (int i = 0; i < 3; i++) {
            assertThat(rgb >> (16 - 8 * i) & 255).isBetween(expected[i] - 24, expected[i] + 24);
        }
    }

    private static void keepToLookAt(String name, byte[] thumbnail) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "thumbnails")).resolve(name + ".jpg"), thumbnail);
    }

    private Path written(String format, int bits, boolean alpha, int width, int height) throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        int most = (1 << bits) - 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int quarter = (x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2);
                int[] samples = new int[alpha ? 4 : 3];
                if (quarter < QUARTERS.length) {
                    samples[quarter] = most;
                    samples[samples.length - 1] = alpha ? most : samples[samples.length - 1];
                }
                raster.setPixel(x, y, samples);
            }
        }
        Path file = folder.resolve("picture." + format);
        write(new BufferedImage(model, raster, false, null), format, file);
        return file;
    }

    /** As workers write: with the JDK's writers, TIFF with Deflate. */
    private static void write(BufferedImage image, String format, Path file) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        ImageWriter writer = writers.next();
        while (!writer.getClass().getModule().equals(ImageIO.class.getModule())) {
            writer = writers.next();
        }
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (format.equals("tiff")) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("ZLib");
        }
        try (FileImageOutputStream output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
