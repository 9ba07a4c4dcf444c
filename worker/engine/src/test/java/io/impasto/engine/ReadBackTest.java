package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.picture.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever wants to see the picture costs the optimisation no more than the reading. */
class ReadBackTest extends WithSeededEngine {

    private static final String STUDIO =
            "preset=studio size=64 smallestScale=40 scales=2 initialIterations=4 iterations=4";

    @ParameterizedTest
    @ValueSource(
            strings = {
                STUDIO,
                STUDIO + " colors=luminance",
                STUDIO + " optimiser=lbfgs learningRate=1",
                "preset=classic size=40 styleSize=40 iterations=6"
            })
    void whatWasReadBackStaysThePictureOfThatStepAndChangesNothing(String options) throws Exception {
        StyleTask task = task(options);
        Picture unseen;
        try (Optimisation optimisation = engine.begin(task)) {
            TestOptimisations.finish(optimisation);
            unseen = optimisation.picture();
        }

        Picture then;
        Supplier<Picture> read;
        try (Optimisation optimisation = engine.begin(task)) {
            optimisation.readBack();
            optimisation.advance();
            optimisation.advance();
            then = optimisation.picture();
            read = optimisation.readBack();
            while (!optimisation.finished()) {
                optimisation.advance();
                optimisation.readBack();
            }

            assertThat(optimisation.picture()).isEqualTo(unseen);
        }

        assertThat(CompletableFuture.supplyAsync(read).get()).isEqualTo(then);
    }

    private static StyleTask task(String options) {
        Map<String, String> texts = new HashMap<>(Map.of("network", "squeezenet1_1"));
        for (String option : options.split(" ")) {
            texts.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return new StyleTask(
                waves(64, 51, 9),
                List.of(new StyleSource(waves(70, 50, 3), 1)),
                JobOptionsText.parse(texts).parameters());
    }
}
