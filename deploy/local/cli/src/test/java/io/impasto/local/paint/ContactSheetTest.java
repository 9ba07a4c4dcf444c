package io.impasto.local.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.local.paint.ContactSheet.Cell;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;

    @Test
    void picturesLieSideBySideWithTheMannerInTheirCorner() throws IOException {
        byte[] sheet = ContactSheet.of(List.of(
                new Cell(plain(RED, 400, 300), List.of()),
                new Cell(plain(GREEN, 200, 150), List.of(plain(BLUE, 50, 50))),
                new Cell(plain(GREEN, 200, 150), List.of())));

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(sheet));
        assertThat(picture.getWidth()).isEqualTo(2 * 200 + 3 * 12);
        assertThat(picture.getHeight()).isEqualTo(2 * 150 + 3 * 12);
        assertThat(colour(picture, 100, 80)).isEqualTo(RED);
        assertThat(colour(picture, 350, 40)).isEqualTo(GREEN);
        assertThat(colour(picture, 240, 150)).isEqualTo(BLUE);
        assertThat(colour(picture, 100, 250)).isEqualTo(GREEN);
    }

    @Test
    void whatIsNoPictureIsSaid() {
        assertThatThrownBy(() -> ContactSheet.of(List.of(new Cell(new byte[] {1, 2, 3}, List.of()))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format");
    }

    private static int colour(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    private static byte[] plain(int colour, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
        }
        return PictureWriter.png(new Picture(width, height, rgb));
    }
}
