package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.impasto.common.image.ImageLimits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PictureWriterTest {

    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    @Test
    void pngIsLosslessAndMarkedAsSrgb() {
        Picture picture = Pictures.pattern(31, 17);

        byte[] png = PictureWriter.png(picture);

        assertThat(reader.read(png)).isEqualTo(picture);
        assertThat(new String(png, StandardCharsets.ISO_8859_1)).contains("sRGB");
    }

    @Test
    void jpegKeepsEveryPixelsColour() {
        Picture stripes = Pictures.letters("ag".repeat(16));

        Picture read = reader.read(PictureWriter.jpeg(stripes));

        // With the colours of two pixels shared (4:2:0), red and blue would be off by 90.
        for (int x = 0; x < stripes.width(); x++) {
            assertThat(read.sample(x, 0, 0)).as("red of %d", x).isCloseTo(stripes.sample(x, 0, 0), within(12));
            assertThat(read.sample(x, 0, 2)).as("blue of %d", x).isCloseTo(stripes.sample(x, 0, 2), within(12));
        }
    }

    @Test
    void samePictureYieldsTheSameBytes() {
        assertThat(PictureWriter.png(Pictures.pattern(9, 9))).isEqualTo(PictureWriter.png(Pictures.pattern(9, 9)));
        assertThat(PictureWriter.jpeg(Pictures.pattern(9, 9))).isEqualTo(PictureWriter.jpeg(Pictures.pattern(9, 9)));
    }
}
