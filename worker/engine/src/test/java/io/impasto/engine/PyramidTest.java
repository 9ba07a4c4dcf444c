package io.impasto.engine;

import static io.impasto.engine.TestPictures.coloured;
import static io.impasto.engine.TestPictures.noise;
import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.job.PyramidParameters;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The presets that climb a pyramid, on a small seeded network. */
class PyramidTest extends WithSeededEngine {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preset=studio",
                "preset=studio init=random",
                "preset=studio init=gray",
                "preset=studio init=normal",
                "preset=studio init=style",
                "preset=studio pooling=average",
                "preset=studio pooling=l2",
                "preset=studio colors=match",
                "preset=studio colors=luminance",
                "preset=studio styleLoss=gram",
                "preset=studio relative=false",
                "preset=studio contentWeight=0 init=random",
                "preset=studio optimiser=lbfgs learningRate=1",
                "preset=gatys"
            })
    void lossesFallAtEveryScaleAndThePictureIsOfTheSizeAskedFor(String options) {
        StyleTask task = task(options);
        try (Optimisation optimisation = engine.begin(task)) {
            Map<Integer, List<Double>> ofScales = losses(optimisation);

            assertThat(ofScales).hasSize(2);
            ofScales.forEach((scale, losses) ->
                    assertThat(last(losses)).as("at the end of scale " + scale).isLessThan(losses.get(0)));
            if (((PyramidParameters) task.parameters()).relative()) {
                // Only then are those of different scales of one measure.
                assertThat(last(ofScales.get(1))).isLessThan(ofScales.get(0).get(0));
            }
            assertThat(optimisation.scales()).isEqualTo(2);
            assertThat(optimisation.picture().width()).isEqualTo(64);
            assertThat(optimisation.picture().height()).isEqualTo(51);
        }
    }

    /** Runs to the end; the loss before each step and after the last, by scale. */
    private static Map<Integer, List<Double>> losses(Optimisation optimisation) {
        Map<Integer, List<Double>> losses = new HashMap<>();
        while (true) {
            losses.computeIfAbsent(optimisation.scale(), scale -> new ArrayList<>())
                    .add(optimisation.losses().total());
            if (optimisation.finished()) {
                return losses;
            }
            optimisation.advance();
        }
    }

    private static double last(List<Double> losses) {
        return losses.get(losses.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preset=studio", "preset=gatys"})
    void whatGoesOnFromASavedStateComesToTheSameBytes(String options) {
        StyleTask task = task(options);
        byte[] whole;
        Map<Integer, byte[]> states = new HashMap<>();
        try (Optimisation optimisation = engine.begin(task)) {
            while (!optimisation.finished()) {
                if (optimisation.step() % 3 == 0) {
                    optimisation.losses();
                }
                states.put(optimisation.step(), optimisation.save().toBytes());
                optimisation.advance();
            }
            whole = optimisation.picture().rgb();
        }

        assertThat(states).hasSize(14);
        states.forEach((step, state) -> {
            try (Optimisation resumed = engine.resume(task, SavedState.of(state))) {
                assertThat(resumed.step()).isEqualTo(step);
                finish(resumed);
                assertThat(resumed.picture().rgb()).as("from step " + step).isEqualTo(whole);
            }
        });
    }

    @Test
    void classicGoesOnToTheSameBytesToo() {
        StyleTask task =
                task("preset=classic iterations=12 decayAt=6 clampUntil=9 size=32 styleSize=32 learningRate=0.1");
        byte[] whole;
        byte[] state = {};
        try (Optimisation optimisation = engine.begin(task)) {
            while (!optimisation.finished()) {
                optimisation.advance();
                if (optimisation.step() == 8) {
                    state = optimisation.save().toBytes();
                }
            }
            whole = optimisation.picture().rgb();
        }
        try (Optimisation resumed = engine.resume(task, SavedState.of(state))) {
            finish(resumed);
            assertThat(resumed.picture().rgb()).isEqualTo(whole);
        }
    }

    @Test
    void statesOfOtherTasksAndDamagedOnesAreRefused() {
        byte[] state;
        try (Optimisation optimisation = engine.begin(task("preset=studio"))) {
            optimisation.advance();
            state = optimisation.save().toBytes();
        }

        assertThatThrownBy(() -> engine.resume(task("preset=studio size=80"), SavedState.of(state)))
                .isInstanceOf(UnusableStateException.class)
                .hasMessageContaining("shape");
        assertThatThrownBy(() -> engine.resume(task("preset=gatys"), SavedState.of(state)))
                .isInstanceOf(UnusableStateException.class);
        assertThatThrownBy(() -> SavedState.of(Arrays.copyOf(state, state.length / 2)))
                .isInstanceOf(UnusableStateException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void contentKeepsItsColoursIfItsColoursAreAskedFor() {
        Picture red = coloured(64, 51, (x, y) -> 0xC8281E);
        StyleTask task = new StyleTask(
                red,
                List.of(new StyleSource(noise(40, 40, 9), 1)),
                parameters("preset=studio colors=luminance init=random"));
        try (Optimisation optimisation = engine.begin(task)) {
            finish(optimisation);
            Picture painted = optimisation.picture();
            for (int x = 0; x < painted.width(); x++) {
                assertThat(painted.sample(x, 20, 0) - painted.sample(x, 20, 1)).isBetween(60, 165);
            }
        }
    }

    @Test
    void elongatedPictureSkipsScalesThatLeaveNothing() {
        StyleTask task = new StyleTask(
                noise(200, 10, 4),
                List.of(new StyleSource(noise(1, 1, 9), 1)),
                parameters("preset=studio size=200 smallestScale=16"));
        try (Optimisation optimisation = engine.begin(task)) {
            assertThat(optimisation.scales()).isLessThan(8);
            finish(optimisation);
            assertThat(optimisation.picture().height()).isEqualTo(10);
        }
    }

    private static void finish(Optimisation optimisation) {
        while (!optimisation.finished()) {
            optimisation.advance();
        }
    }

    private static StyleTask task(String options) {
        return new StyleTask(
                waves(64, 51, 9),
                List.of(new StyleSource(waves(70, 50, 3), 2), new StyleSource(waves(30, 30, 5), 1)),
                parameters(options));
    }

    private static StyleParameters parameters(String options) {
        Map<String, String> texts = new HashMap<>(Map.of("network", "squeezenet1_1"));
        if (!options.contains("preset=classic")) {
            texts.putAll(Map.of("size", "64", "smallestScale", "40", "initialIterations", "8", "iterations", "6"));
        }
        for (String option : options.split(" ")) {
            texts.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return JobOptionsText.parse(texts).parameters();
    }
}
