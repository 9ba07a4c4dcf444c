package io.impasto.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageHeaderReaderTest {

    /** Pillow 12.3.0: {@code Image.new("RGB", (7, 5), "red").save("red.webp", lossless=True)}. */
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TA8AAAAvBgABAAcQ/Y/+ByKi/wEA");

    private static final int PNG_WIDTH_AT = 16;
    private static final int GIF_SCREEN_AT = 6;

    private final ImageHeaderReader headers = new ImageHeaderReader();

    @ParameterizedTest
    @EnumSource
    void everyTypeIsKnownByItsBytesAndTellsItsSize(ImageType type) throws IOException {
        ImageHeader header = headers.read(picture(type));

        assertThat(header).isEqualTo(new ImageHeader(type, 7, 5));
    }

    @ParameterizedTest
    @EnumSource
    void headerThatIsCutOffIsUnreadableWhereverTheCut(ImageType type) throws IOException {
        byte[] whole = picture(type);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(headers.read(cut)).isEqualTo(new ImageHeader(type, 7, 5));
            } catch (UnreadableImageException e) {
                assertThat(e).hasMessageMatching("(?s).{10,}");
            }
        }
        assertThatThrownBy(() -> headers.read(Arrays.copyOf(whole, 12))).isInstanceOf(UnreadableImageException.class);
    }

    @ParameterizedTest
    @EnumSource
    void damagedHeaderIsReadOrUnreadableAndNothingElse(ImageType type) throws IOException {
        byte[] whole = picture(type);
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(Math.min(60, damaged.length))] = (byte) random.nextInt();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                assertThat(headers.read(damaged).pixels()).isPositive();
            } catch (UnreadableImageException e) {
                assertThat(e).hasMessageMatching("(?s).{10,}");
            }
        }
    }

    @Test
    void bombTellsItsSizeWithoutBeingDecoded() throws IOException {
        byte[] png = picture(ImageType.PNG);
        ByteBuffer.wrap(png).putInt(PNG_WIDTH_AT, 50_000).putInt(PNG_WIDTH_AT + 4, 50_000);

        ImageHeader header = headers.read(png);

        assertThat(header.pixels()).isEqualTo(2_500_000_000L);
    }

    @Test
    void gifIsAsLargeAsItsScreen() throws IOException {
        byte[] gif = picture(ImageType.GIF);
        Arrays.fill(gif, GIF_SCREEN_AT, GIF_SCREEN_AT + 4, (byte) 0xFF);

        assertThat(headers.read(gif)).isEqualTo(new ImageHeader(ImageType.GIF, 65_535, 65_535));
    }

    @Test
    void textIsNotAPicture() {
        assertThatThrownBy(() -> headers.read("<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("not a picture");
        assertThatThrownBy(() -> headers.read(new byte[0]))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("no bytes");
    }

    private static byte[] picture(ImageType type) throws IOException {
        if (type == ImageType.WEBP) {
            return WEBP.clone();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(7, 5, BufferedImage.TYPE_3BYTE_BGR);
        assertThat(ImageIO.write(image, type.name(), bytes)).isTrue();
        return bytes.toByteArray();
    }
}
