package io.impasto.common.image;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageLimitsTest {

    private final ImageLimits limits = new ImageLimits(1000, 600);

    @Test
    void whatIsExactlyAtTheLimitPasses() {
        assertThatCode(() -> limits.checkBytes(1000)).doesNotThrowAnyException();
        assertThatCode(() -> limits.checkPixels(30, 20)).doesNotThrowAnyException();
    }

    @Test
    void refusalNamesTheNumberTheLimitAndTheProperty() {
        assertThatThrownBy(() -> limits.checkBytes(1001))
                .isInstanceOf(ImageTooLargeException.class)
                .hasMessage("the picture has 1001 bytes; at most 1000 are allowed (impasto.images.max-bytes)");
        assertThatThrownBy(() -> limits.checkPixels(601, 1))
                .isInstanceOf(ImageTooLargeException.class)
                .hasMessage("the picture has 601×1 = 601 pixels; at most 600 are allowed (impasto.images.max-pixels)");
    }

    @Test
    void pixelsAreCountedBeyondTheIntegers() {
        assertThatThrownBy(() -> ImageLimits.DEFAULT.checkPixels(65_536, 65_536))
                .isInstanceOf(ImageTooLargeException.class)
                .hasMessageContaining("4294967296 pixels");
    }

    @Test
    void limitsThatLetNothingOrTooMuchThroughAreRefused() {
        assertThatThrownBy(() -> new ImageLimits(0, 1)).hasMessageContaining("impasto.images.max-bytes");
        assertThatThrownBy(() -> new ImageLimits(1, 0)).hasMessageContaining("impasto.images.max-pixels");
        assertThatThrownBy(() -> new ImageLimits(1, ImageLimits.MOST_PIXELS + 1))
                .hasMessageContaining(Long.toString(ImageLimits.MOST_PIXELS));
    }
}
