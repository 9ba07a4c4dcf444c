package io.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.impasto.common.InvalidInputException;
import org.junit.jupiter.api.Test;

/** What is measured on luminances alone: similarity, roughness, seams. */
class LuminanceTest {

    private interface Grey {
        int at(int x, int y);
    }

    private static Luminance picture(int width, int height, Grey grey) {
        return Luminance.of(TestPictures.grey(width, height, grey::at));
    }

    /**
     * The wanted value by numpy, from the paper's formula with variances summed window by window about the window's own mean:
     *
     * <pre>
     * y, x = np.mgrid[0:20, 0:24]; a = (7*x + 5*y + x*y) % 256; b = (a + (x*x + 3*y) % 41) % 256
     * k = np.exp(-((np.arange(11) - 5) / 1.5)**2 / 2); W = np.outer(k, k) / np.outer(k, k).sum()
     * for each window: ma = (W*a).sum(); va = (W*(a - ma)**2).sum(); cv = (W*(a - ma)*(b - mb)).sum(); …
     * </pre>
     */
    @Test
    void similarityOfAPatternIsNumpys() {
        Luminance a = picture(24, 20, (x, y) -> (7 * x + 5 * y + x * y) % 256);
        Luminance b = picture(24, 20, (x, y) -> ((7 * x + 5 * y + x * y) % 256 + (x * x + 3 * y) % 41) % 256);

        assertThat(Ssim.between(a, b)).isCloseTo(0.49512120929037307, within(1e-9));
        assertThat(Ssim.between(a, a)).isCloseTo(1, within(1e-12));
    }

    @Test
    void similarityOfFlatPicturesIsThatOfTheirLightAlone() {
        double c1 = 6.5025;
        double wanted = (2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1);

        assertThat(Ssim.between(picture(11, 11, (x, y) -> 100), picture(11, 11, (x, y) -> 150)))
                .isCloseTo(wanted, within(1e-9));
    }

    @Test
    void similarityNeedsAWholeWindow() {
        assertThatThrownBy(() -> Ssim.between(picture(10, 30, (x, y) -> 1), picture(10, 30, (x, y) -> 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("10×30");
    }

    @Test
    void gradientOfASlopeIsItsLength() {
        assertThat(picture(30, 20, (x, y) -> 3 * x + 4 * y).meanGradient()).isCloseTo(5, within(1e-9));
    }

    /** Noise with a step of 12 grey levels wherever a tile of 80 px ends. */
    @Test
    void plantedSeamIsFound() {
        TestPictures noise = new TestPictures(5);
        Luminance seamless = picture(400, 300, (x, y) -> 100 + noise.upTo(60));
        Luminance tiled = picture(400, 300, (x, y) -> 100 + noise.upTo(60) + 12 * ((x / 80 + y / 80) % 2));

        SeamScore found = SeamSearch.USUAL.in(tiled);

        assertThat(found.period()).isEqualTo(80);
        assertThat(found.z()).isGreaterThan(8);
        assertThat(SeamSearch.USUAL.in(seamless).z()).isLessThan(4);
        assertThat(SeamSearch.only(96).in(tiled).z()).isLessThan(3);
    }

    @Test
    void flatPictureAndOneTooSmallForAnyPeriodHaveNoSeam() {
        assertThat(SeamSearch.USUAL.in(picture(300, 200, (x, y) -> 77)).z()).isZero();
        assertThat(SeamSearch.USUAL.in(picture(50, 40, (x, y) -> x))).isEqualTo(new SeamScore(0, 0));
    }
}
