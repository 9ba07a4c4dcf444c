package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.impasto.common.image.ImageLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

    private static final int PNG_SIGNATURE_AND_HEADER = 8 + 25;

    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    @ParameterizedTest
    @CsvFileSource(resources = "/pictures/expected.csv")
    void readsWhatPillowReads(String file, int width, int height, String sha256) {
        Picture picture = reader.read(Pictures.resource(file));

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        assertThat(Pictures.sha256(picture)).isEqualTo(sha256);
    }

    @Test
    void readsLossyWebp() {
        assertThat(reader.read(Pictures.resource("lossy.webp"))).hasToString("Picture[23×17]");
    }

    @ParameterizedTest
    @CsvSource({
        BufferedImage.TYPE_BYTE_GRAY + ", 100, 100, 100",
        BufferedImage.TYPE_INT_RGB + ", 10, 200, 30",
        BufferedImage.TYPE_3BYTE_BGR + ", 10, 200, 30",
    })
    void readsPngSamplesUnchanged(int type, int red, int green, int blue) throws IOException {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.getRaster()
                .setPixel(1, 0, type == BufferedImage.TYPE_BYTE_GRAY ? new int[] {red} : new int[] {red, green, blue});

        assertThat(reader.read(encoded(image, "png"))).isEqualTo(Pictures.of(2, 1, 0, 0, 0, red, green, blue));
    }

    @Test
    void roundsSixteenBitsToEight() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {257 * 100 + 128, 257 * 100 + 129, 65535});

        assertThat(reader.read(encoded(image, "png")))
                .isEqualTo(Pictures.of(3, 1, 100, 100, 100, 101, 101, 101, 255, 255, 255));
    }

    @Test
    void laysTransparencyOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00_11_22_33);
        image.setRGB(1, 0, 0x80_00_00_FF);

        assertThat(reader.read(encoded(image, "png"))).isEqualTo(Pictures.of(2, 1, 255, 255, 255, 127, 127, 255));
    }

    /** Letters are the six pixels; what stands upright is from EXIF 2.32, tag 0x0112. */
    @ParameterizedTest
    @CsvSource({
        "1, abc/def",
        "2, cba/fed",
        "3, fed/cba",
        "4, def/abc",
        "5, ad/be/cf",
        "6, da/eb/fc",
        "7, fc/eb/da",
        "8, cf/be/ad",
    })
    void turnsPicturesUpright(int orientation, String upright) {
        byte[] png = PictureWriter.png(Pictures.letters("abc/def"));
        byte[] exif = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };

        Picture picture = reader.read(withChunk(png, "eXIf", exif));

        assertThat(picture).isEqualTo(Pictures.letters(upright));
    }

    @Test
    void turnsJpegsUprightToo() {
        byte[] jpeg = PictureWriter.jpeg(Pictures.letters("aaaaaaaabbbbbbbb"));
        byte[] exif =
                "Exif\0\0MM\0*\0\0\0\b\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer turned = ByteBuffer.allocate(jpeg.length + 4 + exif.length);
        turned.put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + exif.length))
                .put(exif);
        turned.put(jpeg, 2, jpeg.length - 2);

        Picture picture = reader.read(turned.array());

        assertThat(picture).hasToString("Picture[1×16]");
        assertThat(picture.sample(0, 0, 0)).isCloseTo(Pictures.red('a'), within(6));
        assertThat(picture.sample(0, 15, 0)).isCloseTo(Pictures.red('b'), within(6));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5000", "5000, 1"})
    void readsExtremeShapes(int width, int height) {
        Picture picture = Pictures.pattern(width, height);

        assertThat(reader.read(PictureWriter.png(picture))).isEqualTo(picture);
    }

    @Test
    void refusesBombsByTheirHeader() {
        byte[] png = PictureWriter.png(Pictures.pattern(4, 4));
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        fixChecksum(png);

        assertThatThrownBy(() -> reader.read(png))
                .isInstanceOf(PictureTooLargeException.class)
                .hasMessageContaining("60000×60000")
                .hasMessageContaining("impasto.images.max-pixels");
    }

    @Test
    void refusesGifsWithAHugeScreen() {
        byte[] gif = Pictures.resource("animated.gif").clone();
        Arrays.fill(gif, 6, 10, (byte) 0xFF);

        assertThatThrownBy(() -> reader.read(gif))
                .isInstanceOf(PictureTooLargeException.class)
                .hasMessageContaining("65535×65535");
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        PictureReader small = new PictureReader(new ImageLimits(100, 1000));

        assertThatThrownBy(() -> small.read(new byte[101]))
                .isInstanceOf(PictureTooLargeException.class)
                .hasMessageContaining("impasto.images.max-bytes");
    }

    @Test
    void refusesWrongChecksums() {
        byte[] png = PictureWriter.png(Pictures.pattern(4, 4));
        png[PNG_SIGNATURE_AND_HEADER - 1] ^= 1;

        assertThatThrownBy(() -> reader.read(png))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("checksum")
                .hasMessageContaining("IHDR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "GIF89a",
                "BM",
                "II*\0",
                "\u0089PNG\r\n\u001A\n",
                "RIFF\4\0\0\0WEBP",
                "\u00FF\u00D8\u00FF"
            })
    void refusesBytesThatOnlyBeginLikeAPicture(String beginning) {
        byte[] bytes = beginning.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> reader.read(bytes)).isInstanceOf(UnreadablePictureException.class);
        if (!beginning.isEmpty()) {
            byte[] noise = Arrays.copyOf(bytes, 500);
            byte[] random = new byte[500 - bytes.length];
            new Random(7).nextBytes(random);
            System.arraycopy(random, 0, noise, bytes.length, random.length);
            assertThatThrownBy(() -> reader.read(noise))
                    .isInstanceOfAny(UnreadablePictureException.class, PictureTooLargeException.class);
        }
    }

    /** A cut may fall into what no pixel depends on, such as a later frame; it never yields another picture. */
    @ParameterizedTest
    @CsvFileSource(resources = "/pictures/expected.csv")
    void cutOffFilesAreNeverHalfAPicture(String file) {
        byte[] whole = Pictures.resource(file);
        Picture picture = reader.read(whole);
        int refused = 0;
        for (int length = 0; length < whole.length; length += 1 + whole.length / 150) {
            try {
                assertThat(reader.read(Arrays.copyOf(whole, length)))
                        .as("the first %d of %d bytes", length, whole.length)
                        .isEqualTo(picture);
            } catch (UnreadablePictureException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/pictures/expected.csv")
    void damagedFilesAreReadOrRefusedAndNothingElse(String file) {
        byte[] whole = Pictures.resource(file);
        Random random = new Random(11);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                assertThat(reader.read(damaged)).isNotNull();
            } catch (UnreadablePictureException | PictureTooLargeException e) {
                assertThat(e).hasMessageMatching("(?s).{10,}");
            }
        }
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static byte[] withChunk(byte[] png, String name, byte[] content) {
        ByteBuffer all = ByteBuffer.allocate(png.length + 12 + content.length);
        all.put(png, 0, PNG_SIGNATURE_AND_HEADER).putInt(content.length);
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        all.put(named).putInt(checksum(named, 0, named.length));
        return all.put(png, PNG_SIGNATURE_AND_HEADER, png.length - PNG_SIGNATURE_AND_HEADER)
                .array();
    }

    private static void fixChecksum(byte[] png) {
        ByteBuffer.wrap(png).putInt(PNG_SIGNATURE_AND_HEADER - 4, checksum(png, 12, 17));
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
