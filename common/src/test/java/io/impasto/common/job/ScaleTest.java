package io.impasto.common.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.image.PictureSize;
import io.impasto.common.wire.JobOptionsText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sizes are those of the recipe: ⌊E/2^(i/2)⌉ for the longer side. */
class ScaleTest {

    @Test
    void pyramidClimbsToTheOutput() {
        List<Scale> scales = Scale.plan(parameters("size", "512", "quality", "draft"), new PictureSize(640, 480));

        assertThat(scales)
                .containsExactly(
                        new Scale(new PictureSize(128, 96), 333),
                        new Scale(new PictureSize(181, 136), 167),
                        new Scale(new PictureSize(256, 192), 167),
                        new Scale(new PictureSize(362, 272), 167),
                        new Scale(new PictureSize(512, 384), 167));
    }

    @Test
    void elongatedContentHasNoScaleTooSmallForTheDeepestTapInUse() {
        PictureSize content = new PictureSize(1600, 100);

        assertThat(Scale.plan(parameters("size", "512"), content))
                .extracting(scale -> scale.size().height())
                .containsExactly(16L, 23L, 32L);
        assertThat(Scale.plan(parameters("size", "512", "styleWeights", "1,1,1,1,0"), content))
                .extracting(scale -> scale.size().height())
                .containsExactly(8L, 11L, 16L, 23L, 32L);
    }

    @Test
    void onlyScaleMayBeSmallerThanTheSmallest() {
        assertThat(Scale.plan(parameters("size", "96"), new PictureSize(640, 480)))
                .containsExactly(new Scale(new PictureSize(96, 72), 1000));
    }

    @Test
    void originalSizeIsTheContents() {
        assertThat(Scale.plan(parameters("originalSize", "true"), new PictureSize(300, 200)))
                .extracting(Scale::size)
                .endsWith(new PictureSize(300, 200));
    }

    @Test
    void classicHasOneScaleWhoseShorterSideIsTheSize() {
        assertThat(Scale.plan(parameters("preset", "classic"), new PictureSize(300, 200)))
                .containsExactly(new Scale(new PictureSize(288, 192), 200));
    }

    private static StyleParameters parameters(String... options) {
        return JobOptionsText.parse(
                        options.length == 2
                                ? Map.of(options[0], options[1])
                                : Map.of(options[0], options[1], options[2], options[3]))
                .parameters();
    }
}
