package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.state.SavedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has to stop in the middle of a scale has the one before it. */
class FinishedScalesTest extends WithSeededEngine {

    private static final int FIRST_SCALE = 8;
    private static final int LATER_SCALE = 6;
    private static final int TWO_SCALES = FIRST_SCALE + LATER_SCALE;

    /** 32, 45 and 64 px. */
    private static final String THREE = "size=64";

    /** The first two of them: 45 / √2 is 32, too. */
    private static final String TWO = "size=45";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preset=studio",
                "preset=studio format=png16",
                "preset=studio colors=luminance",
                "preset=studio optimiser=lbfgs learningRate=1"
            })
    void stoppedInTheThirdScaleItIsToTheByteWhatARunOfTwoScalesMakes(String options) {
        JobOptions planned = options(options, TWO);
        byte[] expected;
        double losses;
        try (Optimisation two = engine.begin(task(planned))) {
            assertThat(two.scales()).isEqualTo(2);
            TestOptimisations.finish(two);
            expected = PaintedFile.of(two, Optional.empty(), colophon(planned)).bytes();
            losses = two.losses().total();
        }

        JobOptions more = options(options, THREE);
        Snapshot stopped;
        try (Optimisation three = engine.begin(task(more))) {
            assertThat(three.scales()).isEqualTo(3);
            three.keepFinishedScales();
            advance(three, TWO_SCALES + 3);
            stopped = three.lastFinishedScale().orElseThrow();
        }

        assertThat(PaintedFile.of(stopped, Optional.empty(), colophon(more)).bytes())
                .isEqualTo(expected);
        assertThat(stopped.losses().total()).isEqualTo(losses);
        assertThat(stopped.scale()).isEqualTo(1);
        assertThat(stopped.step()).isEqualTo(TWO_SCALES);
    }

    @Test
    void beforeAScaleIsFinishedThereIsThePresentPicture() {
        JobOptions options = options("preset=studio", THREE);
        try (Optimisation optimisation = engine.begin(task(options))) {
            optimisation.keepFinishedScales();
            advance(optimisation, FIRST_SCALE - 1);

            assertThat(optimisation.lastFinishedScale()).isEmpty();
            assertThat(optimisation.present())
                    .isEqualTo(new Snapshot(
                            optimisation.picture(),
                            optimisation.finePicture(),
                            optimisation.losses(),
                            0,
                            FIRST_SCALE - 1));

            advance(optimisation, 1);

            assertThat(optimisation.lastFinishedScale().orElseThrow().picture().width())
                    .isEqualTo(32);
        }
    }

    @Test
    void whatGoesOnFromASavedStateKnowsOnlyTheScalesThatItFinishesItself() {
        StyleTask task = task(options("preset=studio", THREE));
        SavedState state;
        try (Optimisation optimisation = engine.begin(task)) {
            advance(optimisation, FIRST_SCALE + 2);
            state = SavedState.of(optimisation.save().toBytes());
        }
        try (Optimisation resumed = engine.resume(task, state)) {
            resumed.keepFinishedScales();
            assertThat(resumed.lastFinishedScale()).isEmpty();

            advance(resumed, LATER_SCALE - 2);

            assertThat(resumed.lastFinishedScale().orElseThrow().step()).isEqualTo(TWO_SCALES);
        }
    }

    @Test
    void nothingIsKeptUnaskedAndKeepingChangesNothing() {
        StyleTask task = task(options("preset=studio", THREE));
        try (Optimisation optimisation = engine.begin(task);
                Optimisation keeping = engine.begin(task)) {
            keeping.keepFinishedScales();
            TestOptimisations.finish(optimisation);
            TestOptimisations.finish(keeping);

            assertThat(optimisation.lastFinishedScale()).isEmpty();
            assertThat(keeping.present()).isEqualTo(optimisation.present());
            assertThat(keeping.lastFinishedScale()).contains(keeping.present());
        }
    }

    /** The course experiment rounds down; its snapshot does so as well. */
    @Test
    void classicHasOneScale() {
        JobOptions options = options("preset=classic", "size=32 styleSize=32 iterations=5");
        try (Optimisation optimisation = engine.begin(task(options))) {
            optimisation.keepFinishedScales();
            advance(optimisation, 4);
            assertThat(optimisation.lastFinishedScale()).isEmpty();
            assertThat(PaintedFile.of(optimisation.present(), Optional.empty(), colophon(options)))
                    .extracting(PaintedFile::bytes)
                    .isEqualTo(PaintedFile.of(optimisation, Optional.empty(), colophon(options))
                            .bytes());

            advance(optimisation, 1);

            assertThat(optimisation.lastFinishedScale()).contains(optimisation.present());
        }
    }

    private static void advance(Optimisation optimisation, int steps) {
        for (int i = 0; i < steps; i++) {
            optimisation.advance();
        }
    }

    private static StyleTask task(JobOptions options) {
        return new StyleTask(waves(64, 51, 9), List.of(new StyleSource(waves(70, 50, 3), 1)), options.parameters());
    }

    private static Colophon colophon(JobOptions options) {
        return new Colophon(options, "0".repeat(64));
    }

    /** Provenance names the size that was asked for, which isn't compared here. */
    private static JobOptions options(String... options) {
        Map<String, String> texts = new HashMap<>(Map.of("network", "squeezenet1_1", "provenance", "false"));
        if (!options[0].contains("classic")) {
            texts.putAll(Map.of(
                    "smallestScale", "30", "initialIterations", "" + FIRST_SCALE, "iterations", "" + LATER_SCALE));
        }
        for (String option : String.join(" ", options).split(" ")) {
            texts.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return JobOptionsText.parse(texts);
    }
}
