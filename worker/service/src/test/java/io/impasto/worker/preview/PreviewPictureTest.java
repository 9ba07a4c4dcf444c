package io.impasto.worker.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.PaintedFile;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.OutputFormat;
import io.impasto.engine.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewPictureTest {

    private static final OutputFormat.Jpeg JPEG = new OutputFormat.Jpeg(80);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final PreviewPicture previews = new PreviewPicture(new PreviewRules(OFTEN, 40, JPEG));

    @ParameterizedTest
    @CsvSource({"30, 20, 30, 20", "40, 40, 40, 40", "100, 75, 40, 30", "75, 100, 30, 40", "3000, 1, 40, 1"})
    void largePicturesAreMadeSmallerAndSmallOnesStay(int width, int height, int newWidth, int newHeight)
            throws Exception {
        PaintedFile file = previews.file(grey(width, height), Optional.empty());

        assertThat(file).extracting(PaintedFile::width, PaintedFile::height).containsExactly(newWidth, newHeight);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(file.bytes()));
        assertThat(shown.getWidth()).isEqualTo(newWidth);
        assertThat(shown.getHeight()).isEqualTo(newHeight);
    }

    @Test
    void whatIsNotThereIsWhite() throws Exception {
        AlphaPlane left = new AlphaPlane(2, 1, new byte[] {-1, 0});

        PaintedFile file = previews.file(grey(32, 32), Optional.of(left));

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(file.bytes()));
        assertThat(shown.getRGB(2, 16) & 0xFF).isBetween(120, 136);
        assertThat(shown.getRGB(29, 16) & 0xFF).isGreaterThan(250);
    }

    @Test
    void rulesThatCantBeAreRefusedByName() {
        assertThatThrownBy(() -> new PreviewRules(OFTEN.negated(), 40, JPEG))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> new PreviewRules(OFTEN, 0, JPEG))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 px");
    }

    private static Picture grey(int width, int height) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        Arrays.fill(rgb, (byte) 128);
        return new Picture(width, height, rgb);
    }
}
