package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.image.ImageLimits;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureAlphaTest {

    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    /** The formulas are those of {@code resources/pictures/make.py}. */
    @ParameterizedTest
    @ValueSource(strings = {"alpha.webp", "alpha.tif", "profiles/adobe-alpha.png", "profiles/adobe-alpha.webp"})
    void alphaIsKeptAsideExactly(String file) {
        ReadPicture read = reader.readWithAlpha(Pictures.resource(file));

        AlphaPlane alpha = read.alpha().orElseThrow();
        for (int y = 0; y < alpha.height(); y++) {
            for (int x = 0; x < alpha.width(); x++) {
                assertThat(alpha.at(x, y)).as("at %d, %d", x, y).isEqualTo(10 * x + y & 0xFF);
            }
        }
        assertThat(read.picture()).isEqualTo(reader.read(Pictures.resource(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transparent.gif", "transparent-palette.png", "transparent-grey.png"})
    void aTransparentColourIsAnAlphaOfNothingOrAll(String file) {
        AlphaPlane alpha = reader.readWithAlpha(Pictures.resource(file)).alpha().orElseThrow();

        assertThat(alpha.alpha()).contains(0, 255).containsOnly(0, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb.jpg", "lossless.webp", "palette.tif", "palette.bmp", "animated.gif", "cmyk.tif"})
    void opaquePicturesHaveNoAlpha(String file) {
        assertThat(reader.readWithAlpha(Pictures.resource(file)).alpha()).isEmpty();
    }

    @Test
    void aGifsScreenIsTransparentWhereItsFrameIsNot() {
        byte[] gif = Pictures.resource("animated.gif").clone();
        gif[6] = 30; // the screen's width, which was 23

        AlphaPlane alpha = reader.readWithAlpha(gif).alpha().orElseThrow();

        assertThat(alpha).hasToString("AlphaPlane[30×17]");
        assertThat(alpha.at(22, 16)).isEqualTo(255);
        assertThat(alpha.at(23, 16)).isZero();
    }

    @Test
    void anAlphaThatHidesNothingCountsAsNone() {
        byte[] opaque = new byte[6];
        Arrays.fill(opaque, (byte) 255);

        assertThat(new ReadPicture(Pictures.pattern(3, 2), Optional.of(new AlphaPlane(3, 2, opaque))).alpha())
                .isEmpty();
    }

    @Test
    void alphaIsTurnedUprightWithItsPicture() {
        AlphaPlane stored = new AlphaPlane(3, 2, new byte[] {1, 2, 3, 4, 5, 6});

        ReadPicture upright =
                ExifOrientation.RIGHT_TOP.upright(new ReadPicture(Pictures.letters("abc/def"), Optional.of(stored)));

        assertThat(upright.picture()).isEqualTo(Pictures.letters("da/eb/fc"));
        assertThat(upright.alpha()).contains(new AlphaPlane(2, 3, new byte[] {4, 1, 5, 2, 6, 3}));
    }

    /** An alpha is resized as a picture's red is, which {@link PictureResizerTest} holds to Pillow. */
    @Test
    void alphaIsResizedAsPicturesAre() {
        Picture picture = Pictures.pattern(101, 67);
        byte[] red = new byte[101 * 67];
        for (int i = 0; i < red.length; i++) {
            red[i] = picture.rgb()[Picture.CHANNELS * i];
        }

        AlphaPlane resized = new AlphaPlane(101, 67, red).resized(50, 90);

        Picture expected = new PictureResizer().resize(picture, 50, 90);
        for (int i = 0; i < 50 * 90; i++) {
            assertThat(resized.at(i % 50, i / 50)).isEqualTo(expected.sample(i % 50, i / 50, 0));
        }
    }

    /** 50 at half over white is 255 − 205·128/255 = 152.1. */
    @Test
    void coloursTakenOffWhiteLookTheSameOnWhite() {
        AlphaPlane half = new AlphaPlane(1, 1, new byte[] {(byte) 128});
        assertThat(half.takenOffWhite(Pictures.of(1, 1, 152, 255, 127))).isEqualTo(Pictures.of(1, 1, 50, 255, 0));

        ReadPicture read = reader.readWithAlpha(Pictures.resource("alpha.tif"));
        AlphaPlane alpha = read.alpha().orElseThrow();

        Picture colours = alpha.takenOffWhite(read.picture());

        byte[] png = PictureWriter.write(colours, read.alpha(), OutputFormat.PNG_8, Provenance.NONE);
        assertThat(reader.readWithAlpha(png)).isEqualTo(read);
    }

    @Test
    void fineColoursAreTakenOffWhiteAsCoarseOnesAre() {
        ReadPicture read = reader.readWithAlpha(Pictures.resource("alpha.tif"));
        AlphaPlane alpha = read.alpha().orElseThrow();

        Picture fine = alpha.takenOffWhite(FinePicture.of(read.picture())).toEightBit();

        Picture coarse = alpha.takenOffWhite(read.picture());
        for (int i = 0; i < coarse.rgb().length; i++) {
            assertThat(fine.rgb()[i] & 0xFF).isBetween((coarse.rgb()[i] & 0xFF) - 1, (coarse.rgb()[i] & 0xFF) + 1);
        }
    }

    /** Paint that was put where less can be seen than that: 255 − 128 is the darkest that half an alpha shows. */
    @Test
    void paintIsLaidOnWhiteAsFarAsItShows() {
        AlphaPlane alpha = new AlphaPlane(3, 1, new byte[] {0, (byte) 128, (byte) 255});

        assertThat(alpha.laidOnWhite(Pictures.of(3, 1, 1, 2, 3, 50, 127, 200, 1, 2, 3)))
                .isEqualTo(Pictures.of(3, 1, 255, 255, 255, 127, 127, 200, 1, 2, 3));
    }

    @Test
    void refusesSizesThatDoNotFit() {
        AlphaPlane alpha = new AlphaPlane(2, 2, new byte[4]);

        assertThatThrownBy(() -> new AlphaPlane(2, 2, new byte[5])).hasMessageContaining("4 samples, not 5");
        assertThatThrownBy(() -> alpha.resized(0, 3)).hasMessageContaining("0×3");
        assertThatThrownBy(() -> new ReadPicture(Pictures.pattern(3, 2), Optional.of(alpha)))
                .hasMessageContaining("AlphaPlane[2×2]")
                .hasMessageContaining("resize it first");
    }
}
