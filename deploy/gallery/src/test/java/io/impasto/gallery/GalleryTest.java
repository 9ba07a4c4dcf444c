package io.impasto.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every painting promises, at sizes that are quick to paint. */
class GalleryTest {

    /** The least spread of a row's or a column's lumas that no bare strip has; 0 to 255. */
    private static final double PAINTED = 0.5;

    static List<Painting> paintings() {
        return Gallery.PAINTINGS;
    }

    private static BufferedImage paint(Painting painting, int size, long seed) {
        return painting.paint(size, new SplittableRandom(seed)).image();
    }

    @ParameterizedTest
    @MethodSource("paintings")
    void sameSeedPaintsTheSamePixelsAndAnotherSeedOthers(Painting painting) {
        int[] once = pixels(paint(painting, 64, 5));

        assertThat(pixels(paint(painting, 64, 5))).isEqualTo(once);
        assertThat(pixels(paint(painting, 64, 6))).isNotEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("paintings")
    void longerSideIsTheSizeAndNoStripIsBare(Painting painting) {
        for (int size : new int[] {65, 96}) {
            BufferedImage image = paint(painting, size, 1);

            assertThat(Math.max(image.getWidth(), image.getHeight())).isEqualTo(size);
            for (int x : new int[] {0, image.getWidth() - 1}) {
                assertThat(spread(image.getRGB(x, 0, 1, image.getHeight(), null, 0, 1)))
                        .isGreaterThan(PAINTED);
            }
            for (int y : new int[] {0, image.getHeight() - 1}) {
                assertThat(spread(image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth())))
                        .isGreaterThan(PAINTED);
            }
        }
    }

    @Test
    void unknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Gallery.named("sunflowers"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sunflowers")
                .hasMessageContaining("swirls")
                .hasMessageContaining("lighthouse");
    }

    @Test
    void namesAreDistinctAndFitForFiles() {
        assertThat(Gallery.PAINTINGS)
                .extracting(Painting::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Gallery.PAINTINGS).extracting(Painting::title).doesNotHaveDuplicates();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The standard deviation of the lumas, 0 to 127.5. */
    private static double spread(int[] rgb) {
        double[] lumas = IntStream.of(rgb)
                .mapToDouble(c -> 255 * Colour.of(c & 0xFFFFFF).luma())
                .toArray();
        double mean = IntStream.range(0, lumas.length)
                .mapToDouble(i -> lumas[i])
                .average()
                .orElseThrow();
        return Math.sqrt(IntStream.range(0, lumas.length)
                .mapToDouble(i -> (lumas[i] - mean) * (lumas[i] - mean))
                .average()
                .orElseThrow());
    }
}
