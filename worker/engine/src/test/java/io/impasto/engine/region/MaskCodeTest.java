package io.impasto.engine.region;

import static io.impasto.engine.TestPictures.coloured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.Picture;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What masks mean. */
class MaskCodeTest {

    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00C000;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;

    @Test
    void greyMaskIsTwoRegionsAndAGreyBelongsToBoth() {
        Picture ramp = coloured(256, 1, (x, y) -> x * 0x010101);

        MaskCode code = MaskCode.of(ramp, List.of());
        List<GuidanceChannel> channels = code.read("contentMask", ramp).at(1, 256);

        assertThat(code.regions()).containsExactly("black", "white");
        assertThat(channels.get(0).membership()[102]).isCloseTo(0.6f, within(1e-6f));
        assertThat(channels.get(1).membership()[102]).isCloseTo(0.4f, within(1e-6f));
        assertThat(channels.get(1).membership()[5]).as("JPEG's black").isZero();
        assertThat(channels.get(1).membership()[250]).as("JPEG's white").isOne();
    }

    @Test
    void oneColourfulMaskMakesAllOfThemColours() {
        Picture white = coloured(40, 40, (x, y) -> WHITE);
        Picture redAndWhite = coloured(40, 40, (x, y) -> x < 10 ? RED : WHITE);

        MaskCode code = MaskCode.of(redAndWhite, List.of(white));

        assertThat(code.regions()).containsExactly("#FFFFFF", "#FF0000");
        assertThat(code.read("styles.mask", white).covers(0)).isTrue();
        assertThat(code.read("styles.mask", white).covers(1)).isFalse();
    }

    @Test
    void pixelBelongsToTheNearestColourWhateverJpegHasDone() {
        Random random = new Random(3);
        Picture clean = coloured(120, 90, (x, y) -> y < 30 ? GREEN : x < 60 ? RED : BLUE);
        Picture noisy = noisy(smoothed(clean), random, 12);

        MaskCode code = MaskCode.of(noisy, List.of(clean));
        List<GuidanceChannel> expected = code.read("styles.mask", clean).at(90, 120);
        List<GuidanceChannel> read = code.read("contentMask", noisy).at(90, 120);

        assertThat(code.regions()).hasSize(3);
        int wrong = 0;
        for (int pixel = 0; pixel < 120 * 90; pixel++) {
            for (int region = 0; region < 3; region++) {
                wrong += read.get(region).membership()[pixel]
                                != expected.get(region).membership()[pixel]
                        ? 1
                        : 0;
            }
        }
        // Only at the smoothed edges, of 120 + 60 px, can there be two opinions.
        assertThat(wrong).isLessThan(2 * 2 * 180);
    }

    @Test
    void positionsAreAveragedAndBelongWhollyToTheRegionsTogether() {
        // 7 columns of which 3 are red, in 2 positions of 3.5 columns each.
        Picture mask = coloured(7, 4, (x, y) -> x < 3 ? RED : BLUE);

        MaskCode code = MaskCode.of(mask, List.of());
        RegionMap map = code.read("contentMask", mask);
        GuidanceChannel red = map.at(3, 2).get(code.regions().indexOf("#FF0000"));

        assertThat(red.membership()).containsExactly(new float[] {6 / 7f, 0, 6 / 7f, 0, 6 / 7f, 0}, within(1e-6f));
        assertThat(red.share()).isCloseTo(3 / 7.0, within(1e-6));
        for (List<GuidanceChannel> channels : List.of(map.at(1, 1), map.at(3, 5), map.at(9, 16))) {
            for (int i = 0; i < channels.get(0).membership().length; i++) {
                assertThat(channels.get(0).membership()[i] + channels.get(1).membership()[i])
                        .isCloseTo(1f, within(1e-6f));
            }
        }
    }

    @Test
    void regionThatVanishesAtATapHasNothingToSay() {
        Picture mask = coloured(100, 100, (x, y) -> x < 10 && y < 10 ? RED : BLUE);

        MaskCode code = MaskCode.of(mask, List.of());
        int red = code.regions().indexOf("#FF0000");
        RegionMap map = code.read("contentMask", mask);

        assertThat(map.at(10, 10).get(red).isEmpty()).isFalse();
        assertThat(map.at(5, 5).get(red).isEmpty()).isTrue();
    }

    @Test
    void photographIsNoMask() {
        Picture photo = coloured(128, 128, (x, y) -> (2 * x << 16) | (2 * y << 8) | ((x + y) & 0xFF));

        assertThatThrownBy(() -> MaskCode.of(photo, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "contentMask: has \\d+ colours; at most 16 are allowed: a mask is made of areas of one "
                                + "flat colour each, or of greys from black to white");
    }

    /** The mean of 3×3 px. */
    private static Picture smoothed(Picture picture) {
        return coloured(picture.width(), picture.height(), (x, y) -> {
            int value = 0;
            for (int c = 0; c < Picture.CHANNELS; c++) {
                int sum = 0;
                for (int i = 0; i < 9; i++) {
                    int column = Math.max(0, Math.min(picture.width() - 1, x + i % 3 - 1));
                    int row = Math.max(0, Math.min(picture.height() - 1, y + i / 3 - 1));
                    sum += picture.sample(column, row, c);
                }
                value = value << 8 | sum / 9;
            }
            return value;
        });
    }

    private static Picture noisy(Picture picture, Random random, int levels) {
        byte[] rgb = picture.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            int level = Byte.toUnsignedInt(rgb[i]) + random.nextInt(2 * levels + 1) - levels;
            rgb[i] = (byte) Math.max(0, Math.min(255, level));
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }
}
