package io.impasto.engine;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.state.SavedState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Little memory makes tiles, and tiles make no difference. */
class TiledOptimisationTest {

    private static final long ROOM_FOR_ANYTHING = 1L << 40;
    private static final long ROOM_FOR_SMALL_TILES = 900_000_000;

    @TempDir
    private Path folder;

    @BeforeEach
    void weights() throws IOException {
        SeededSqueezeNet.writeInto(folder);
    }

    @Test
    void aPictureInTilesIsTheSamePicture() {
        double[] whole = lossesOfThreeSteps(ROOM_FOR_ANYTHING);
        double[] tiled = lossesOfThreeSteps(ROOM_FOR_SMALL_TILES);

        assertThat(tiled[0]).isNotEqualTo(whole[0]);
        for (int step = 0; step < whole.length; step++) {
            assertThat(tiled[step]).isCloseTo(whole[step], within(1e-4 * whole[step]));
        }
    }

    @Test
    void whatBeganAsAWholeGoesOnInTilesIfItIsToTakeLess() {
        try (StyleEngine engine = engine(ROOM_FOR_ANYTHING)) {
            SavedState state;
            double expected;
            try (Optimisation whole = engine.begin(task())) {
                whole.advance();
                state = whole.save();
                expected = whole.losses().total();
            }
            double planned = state.number("memory");
            MemoryShare share = new MemoryShare(ROOM_FOR_SMALL_TILES / planned);

            try (Optimisation again = engine.resume(task(), state);
                    Optimisation tiled = engine.resume(task(), state, share)) {
                assertThat(again.save().number("memory")).isEqualTo(planned);
                assertThat(tiled.save().number("memory")).isCloseTo(ROOM_FOR_SMALL_TILES, withinPercentage(10));
                assertThat(tiled.step()).isEqualTo(1);
                assertThat(again.losses().total()).isEqualTo(expected);
                assertThat(tiled.losses().total()).isNotEqualTo(expected).isCloseTo(expected, within(1e-4 * expected));
            }
        }
    }

    private double[] lossesOfThreeSteps(long memory) {
        double[] losses = new double[3];
        try (StyleEngine engine = engine(memory);
                Optimisation optimisation = engine.begin(task())) {
            for (int step = 0; step < losses.length; step++) {
                losses[step] = optimisation.losses().total();
                optimisation.advance();
            }
        }
        return losses;
    }

    private StyleEngine engine(long memory) {
        EngineLimits limits = new EngineLimits(EngineLimits.DEFAULT.maxOutputPixels(), memory);
        return StyleEngine.open(DeviceChoice.of("cpu"), new WeightsFolders(List.of(folder)), limits);
    }

    private static StyleTask task() {
        return new StyleTask(
                noise(600, 480, 1),
                List.of(new StyleSource(noise(500, 500, 2), 1)),
                JobOptionsText.parse(Map.of(
                                "preset", "studio", "network", "squeezenet1_1", "size", "600", "smallestScale", "600"))
                        .parameters());
    }
}
