package io.impasto.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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

    /** The quickest to paint; a changed brush shows in them. Both are written as the same JPEG, whose error isn't looked for. */
    @ParameterizedTest
    @ValueSource(strings = {"woodblock-waves", "ink-wash", "pointillism"})
    void fileShowsWhatIsPainted(String name) throws IOException {
        BufferedImage committed = ImageIO.read(file(name).toFile());
        BufferedImage painted =
                Gallery.named(name).paint(768, new SplittableRandom(SEED)).image();
        BufferedImage fresh =
                ImageIO.read(new ByteArrayInputStream(JpegBudget.of(768).encode(painted)));

        assertThat(psnr(committed, fresh)).isGreaterThan(30);
    }

    /** Peak signal-to-noise ratio, dB; infinite where both are the same. */
    private static double psnr(BufferedImage a, BufferedImage b) {
        double sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    double difference = (a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF);
                    sum += difference * difference;
                }
            }
        }
        return 10 * Math.log10(255 * 255 * 3.0 * a.getWidth() * a.getHeight() / sum);
    }
}
