package io.impasto.engine;

import static io.impasto.engine.TestPictures.coloured;
import static io.impasto.engine.TestPictures.noise;
import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.state.SavedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every region takes the manner of its own part of the styles. */
class MaskedTaskTest extends WithSeededEngine {

    private static final int RED = 0xD02010;
    private static final int BLUE = 0x1020D0;
    private static final int BLACK = 0;
    private static final int WHITE = 0xFFFFFF;

    /** The style is red where its mask is white, and blue elsewhere; the content's mask is white on the left. */
    @ParameterizedTest
    @ValueSource(strings = {"preset=studio", "preset=gatys relative=true styleLayers=1,3 styleWeights=1,1"})
    void regionTakesItsPartOfTheStyle(String preset) {
        Picture style = halves(60, 48, RED, BLUE);
        StyleSource masked = new StyleSource(style, 1, halves(60, 48, WHITE, BLACK));

        assertLeftRedRightBlue(painted(gray(halves(64, 50, WHITE, BLACK), List.of(masked), preset)), true);
        assertLeftRedRightBlue(painted(gray(halves(64, 50, BLACK, WHITE), List.of(masked), preset)), false);
    }

    @Test
    void regionTakesItsStyleOfTwo() {
        List<StyleSource> styles = List.of(
                new StyleSource(plain(40, 40, RED), 1, plain(1, 1, WHITE)),
                new StyleSource(plain(40, 40, BLUE), 1, plain(1, 1, BLACK)));

        assertLeftRedRightBlue(painted(gray(halves(64, 50, WHITE, BLACK), styles, "preset=studio")), true);
    }

    /** How much more red than blue there is, away from the border. */
    private static void assertLeftRedRightBlue(Picture picture, boolean redIsLeft) {
        double left = redness(picture, x -> x < picture.width() / 2 - 8);
        double right = redness(picture, x -> x >= picture.width() / 2 + 8);
        assertThat(redIsLeft ? left : right).isGreaterThan(40);
        assertThat(redIsLeft ? right : left).isLessThan(-40);
    }

    private static double redness(Picture picture, IntPredicate column) {
        double sum = 0;
        int count = 0;
        for (int x = 0; x < picture.width(); x++) {
            for (int y = 0; y < picture.height() && column.test(x); y++) {
                sum += picture.sample(x, y, 0) - picture.sample(x, y, 2);
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void maskedTaskPaintsTheSameBytesTwiceAndFromASavedState() {
        StyleTask task = halvesOfWaves();
        byte[] first = painted(task).rgb();
        byte[] state;
        try (Optimisation optimisation = engine.begin(task)) {
            for (int step = 0; step < 9; step++) {
                optimisation.advance();
            }
            state = optimisation.save().toBytes();
        }

        assertThat(painted(task).rgb()).isEqualTo(first);
        try (Optimisation resumed = engine.resume(task, SavedState.of(state))) {
            assertThat(finished(resumed).rgb()).isEqualTo(first);
        }
    }

    /** Of 1 %, it vanishes at the deep taps of the small scale, and in the style at more of them. */
    @Test
    void regionMayBeSmall() {
        Picture corner = coloured(64, 50, (x, y) -> x < 6 && y < 5 ? WHITE : BLACK);
        Picture cornerOfStyle = coloured(40, 40, (x, y) -> x < 3 && y < 3 ? WHITE : BLACK);
        StyleTask task = new StyleTask(
                noise(64, 50, 1),
                corner,
                List.of(new StyleSource(noise(40, 40, 2), 1, cornerOfStyle)),
                parameters("preset=studio"));

        try (Optimisation optimisation = engine.begin(task)) {
            double before = optimisation.losses().total();
            finished(optimisation);
            assertThat(optimisation.losses().total()).isLessThan(before);
        }
    }

    @Test
    void styleWithoutMaskServesEveryRegion() {
        Picture mask = halves(64, 50, RED, BLUE);
        List<StyleSource> styles = List.of(
                new StyleSource(plain(40, 40, BLUE), 1e-9), new StyleSource(plain(40, 40, RED), 1, plain(9, 9, RED)));

        Picture picture = painted(gray(mask, styles, "preset=studio"));

        assertLeftRedRightBlue(picture, true);
    }

    @Test
    void whatCannotBePaintedIsRefusedByName() {
        Picture greenAndBlue = halves(64, 50, 0x00FF00, BLUE);
        assertRefused(
                () -> engine.begin(gray(greenAndBlue, List.of(styled(plain(40, 40, BLUE))), "preset=studio")),
                "contentMask: no style's mask has the region #00FF00; the styles' masks have #1020D0: paint it there, or leave a"
                        + " style without a mask, which serves all regions");
        assertRefused(
                () -> engine.begin(gray(
                        greenAndBlue,
                        List.of(new StyleSource(noise(9, 9, 1), 1), styled(plain(40, 40, RED))),
                        "preset=studio")),
                "styles.mask: style 2's has none of the content's regions: #00FF00, #1020D0");
        assertRefused(
                () -> engine.begin(
                        gray(halves(64, 50, WHITE, BLACK), List.of(styled(plain(1, 1, WHITE))), "preset=studio")),
                "contentMask: no style's mask has the region black; the styles' masks have white: paint it there, or leave a"
                        + " style without a mask, which serves all regions");
        assertRefused(
                () -> gray(plain(50, 64, RED), List.of(styled(plain(40, 40, RED))), "preset=studio"),
                "contentMask: has 50 × 64 px, which isn't the aspect of its picture of 64 × 50 px: any size does that has, such"
                        + " as the picture's own");
        assertRefused(
                () -> styled(plain(40, 20, RED)),
                "styles.mask: has 40 × 20 px, which isn't the aspect of its picture of 40 × 40 px: any size does that has, such"
                        + " as the picture's own");
        assertRefused(
                () -> gray(null, List.of(styled(plain(40, 40, RED))), "preset=studio"),
                "styles.mask: a style has one but the content has none: give a contentMask with its regions");
        assertRefused(
                () -> gray(plain(64, 50, RED), List.of(styled(plain(40, 40, RED))), "preset=classic"),
                "contentMask: the classic presets paint without masks; presets studio and gatys take them");
    }

    private static void assertRefused(Runnable task, String message) {
        assertThatThrownBy(task::run).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }

    private Picture painted(StyleTask task) {
        try (Optimisation optimisation = engine.begin(task)) {
            return finished(optimisation);
        }
    }

    private static Picture finished(Optimisation optimisation) {
        while (!optimisation.finished()) {
            optimisation.advance();
        }
        return optimisation.picture();
    }

    private static StyleTask halvesOfWaves() {
        return new StyleTask(
                waves(64, 50, 9),
                halves(64, 50, RED, BLUE),
                List.of(
                        new StyleSource(waves(60, 48, 3), 1, halves(30, 24, BLUE, RED)),
                        new StyleSource(waves(40, 40, 5), 1, plain(40, 40, RED))),
                parameters("preset=studio initialIterations=8 iterations=6"));
    }

    /** Style only, from grey. */
    private static StyleTask gray(@Nullable Picture mask, List<StyleSource> styles, String options) {
        return new StyleTask(
                noise(64, 50, 1),
                mask,
                styles,
                parameters(options.equals("preset=classic") ? options : options + " contentWeight=0 init=gray"));
    }

    private static StyleSource styled(Picture mask) {
        return new StyleSource(noise(40, 40, 4), 1, mask);
    }

    private static StyleParameters parameters(String options) {
        Map<String, String> texts = new HashMap<>(Map.of("network", "squeezenet1_1"));
        if (!options.contains("preset=classic")) {
            texts.putAll(Map.of("size", "64", "smallestScale", "40", "initialIterations", "60", "iterations", "30"));
        }
        for (String option : options.split(" ")) {
            texts.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return JobOptionsText.parse(texts).parameters();
    }

    private static Picture halves(int width, int height, int left, int right) {
        return coloured(width, height, (x, y) -> x < width / 2 ? left : right);
    }

    private static Picture plain(int width, int height, int colour) {
        return coloured(width, height, (x, y) -> colour);
    }
}
