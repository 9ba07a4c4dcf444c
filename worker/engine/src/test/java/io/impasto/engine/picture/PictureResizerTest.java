package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureResizerTest {

    private final PictureResizer resizer = new PictureResizer();

    /**
     * Hashes are Pillow 12.3.0's: {@code Image.fromarray(np.stack([(x*x+3*y)%256, (x*7+y*y*5)%256, (x*y)%256], -1)
     * .astype(np.uint8)).resize((a, b), Image.BILINEAR).tobytes()} with {@code y, x = np.mgrid[0:h, 0:w]}.
     */
    @ParameterizedTest
    @CsvSource({
        "101, 67, 50, 33, dabb4e28f5deb93475addecc3cf714b65f566407d5165987cf84c5e0e3e5f8e3",
        "101, 67, 13, 67, 0a56d31b9871b2a42715748fd069bc78baaa9b41af8520e5ea2ba7fb3cc6727e",
        "101, 67, 101, 9, 8846fd2d4fbbe6879b909203a5f723da07a5ace43ef813898202e8cc63156c41",
        "101, 67, 250, 333, 198f6159bb1a35acc587fc98c4379f5029a8288904204c4e2b47e55787386aea",
        "101, 67, 1, 1, ee028136b40c32c32e15cd5d3a4630255de6982e6c05084894ed66a5096cd5a1",
        "64, 48, 24, 18, b5e1bc4db41a42b1291be8b553ba8453147c86739cf6048dc937087591c77954",
        "3, 500, 7, 2, d0a2598f07dcfb15c3d5d59f9355692d72911c1db0988524827ef2f3f56a2415",
        "1, 5000, 1, 20, 687648acb3e1926a07024c13e4a9cb9d29ad4aec1c35ea44d3085e83269aceac",
        "1, 1, 5, 4, 5dcc1b5872dd9ff1c234501f1fefda01f664164e1583c3e1bb3dbea47588ab31",
        "1000, 3, 333, 3, ac1d6ea1882c7cc90888aad0104e399e1662452a1c007120622b46bc986f45b1",
    })
    void resizesLikePillowBitByBit(int width, int height, int newWidth, int newHeight, String sha256) {
        Picture resized = resizer.resize(Pictures.pattern(width, height), newWidth, newHeight);

        assertThat(resized).hasToString("Picture[" + newWidth + "×" + newHeight + "]");
        assertThat(Pictures.sha256(resized)).isEqualTo(sha256);
    }

    /** torchvision cuts off: 192 · 1024 / 771 is 255.003, 100 · 67 / 40 is 167.5. */
    @ParameterizedTest
    @CsvSource({"1024, 771, 192, 255, 192", "40, 67, 100, 100, 167", "50, 50, 7, 7, 7", "1, 5000, 1, 1, 5000"})
    void shorterSideBecomesTheSize(int width, int height, int size, int newWidth, int newHeight) {
        Picture resized = resizer.shorterSide(Pictures.pattern(width, height), size);

        assertThat(resized).hasToString("Picture[" + newWidth + "×" + newHeight + "]");
    }

    @Test
    void refusesSizesThatCanNotBe() {
        Picture thin = Pictures.pattern(1, 5000);

        assertThatThrownBy(() -> resizer.resize(thin, 0, 5)).hasMessageContaining("0×5");
        assertThatThrownBy(() -> resizer.shorterSide(thin, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> resizer.shorterSide(thin, 5000)).hasMessageContaining("5000×25000000");
    }
}
