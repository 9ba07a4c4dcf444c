package io.impasto.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PictureInputStreamTest {

    private static final int LENGTH = 1 << 20;

    @Test
    void readersOfPixelsMayReadAllOfItEightTimesAndNoMore() throws IOException {
        PictureInputStream picture = new PictureInputStream(new byte[LENGTH]);

        assertThat(timesRead(picture, 8)).isEqualTo(8);
        assertThatThrownBy(() -> timesRead(picture, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("again and again");
    }

    @Test
    void readersOfWebpMayGoBackMoreOften() throws IOException {
        byte[] webp = new byte[LENGTH];
        System.arraycopy("RIFF____WEBP".getBytes(StandardCharsets.US_ASCII), 0, webp, 0, 12);

        assertThat(timesRead(new PictureInputStream(webp), 16)).isEqualTo(16);
    }

    @Test
    void readersOfHeadersMayReadAllOfItTwice() throws IOException {
        PictureInputStream header = PictureInputStream.ofHeader(new byte[LENGTH]);

        assertThat(timesRead(header, 2)).isEqualTo(2);
        assertThatThrownBy(() -> timesRead(header, 1)).hasMessageContaining("again and again");
    }

    @Test
    void readingBeyondTheEndComesToAnEnd() throws IOException {
        PictureInputStream picture = new PictureInputStream(new byte[1]);
        picture.seek(1);

        assertThat(picture.read()).isEqualTo(-1);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        picture.read();
                    }
                })
                .hasMessageContaining("beyond the file's end");
    }

    private static int timesRead(PictureInputStream picture, int times) throws IOException {
        byte[] all = new byte[LENGTH];
        for (int i = 0; i < times; i++) {
            picture.seek(0);
            picture.readFully(all);
        }
        return times;
    }
}
