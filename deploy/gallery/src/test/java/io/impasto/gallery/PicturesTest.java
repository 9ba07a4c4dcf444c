package io.impasto.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed pictures are the program's. */
class PicturesTest {

    private static final Path PICTURES = Path.of("pictures");
    private static final long MOST_BYTES = 150_000;
    private static final long SEED = 1;

    static List<Painting> paintings() {
        return Gallery.PAINTINGS;
    }

    private static Path file(String name) {
        return PICTURES.resolve(name + ".jpg");
    }

    @ParameterizedTest
    @MethodSource("paintings")
    void fileIsSmallAndDecodesToThePaintingsSize(Painting painting) throws IOException {
        Path file = file(painting.name());
        BufferedImage image = ImageIO.read(file.toFile());

        assertThat(Files.size(file)).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(Math.max(image.getWidth(), image.getHeight())).isEqualTo(768);
    }

    @Test
    void noOtherFileLiesAmongThem() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(Gallery.PAINTINGS.stream()
                            .map(painting -> file(painting.name()))
                            .toList());
        }
    }

    /** The quickest to paint; a changed brush shows in all of them. At half size, or JPEG's own error would be most of it. */
    @ParameterizedTest
    @ValueSource(strings = {"woodblock-waves", "ink-wash", "pointillism"})
    void fileShowsWhatIsPainted(String name) throws IOException {
        BufferedImage committed = ImageIO.read(file(name).toFile());
        BufferedImage fresh =
                Gallery.named(name).paint(768, new SplittableRandom(SEED)).image();

        assertThat(psnr(committed, fresh)).isGreaterThan(30);
    }

    /** Peak signal-to-noise ratio of the means of 2×2 pixels, dB. */
    private static double psnr(BufferedImage a, BufferedImage b) {
        double sum = 0;
        long count = 0;
        for (int y = 0; y + 1 < a.getHeight(); y += 2) {
            for (int x = 0; x + 1 < a.getWidth(); x += 2) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    double difference = mean(a, x, y, shift) - mean(b, x, y, shift);
                    sum += difference * difference;
                    count++;
                }
            }
        }
        return 10 * Math.log10(255 * 255 / (sum / count));
    }

    private static double mean(BufferedImage image, int x, int y, int shift) {
        int sum = 0;
        for (int rgb : image.getRGB(x, y, 2, 2, null, 0, 2)) {
            sum += rgb >> shift & 0xFF;
        }
        return sum / 4.0;
    }
}
