package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.NetworkCost;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import io.impasto.common.job.Preset;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.memory.MemoryForecast;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SeededWeights;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of networks where there are none is what they take. */
class NetworkCostTest {

    private static final double TOLERANCE = 0.15;
    private static final int SMALLEST_TILE = 64;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"squeezenet1_1, studio", "vgg19, studio", "brush, studio", "vgg19, gatys", "squeezenet1_1, classic"})
    void memoryIsWhatTheEnginePlansWith(String network, String preset) {
        NetworkName name = NetworkName.of(network);
        JobOptions options = JobOptionsText.parse(Map.of("preset", preset, "network", network));
        Taps taps = Taps.inUse(options.parameters());
        int pictures = options.parameters() instanceof PyramidParameters pyramid
                ? PyramidRecipe.optimiserPictures(pyramid)
                : 2;
        NetworkVariant variant =
                Preset.of(preset) == Preset.CLASSIC ? NetworkVariant.CLASSIC : NetworkVariant.studio(Pooling.MAX);
        MemoryForecast forecast = new MemoryForecast(
                network(name, variant), Set.copyOf(taps.content()), taps.style().keySet(), pictures);

        double whole = forecast.bytes(1000, 2000, Tiling.whole(1000, 2000));
        double least = forecast.bytes(4000, 8000, new Tiling(SMALLEST_TILE));

        assertThat(NetworkCost.of(name)
                        .wholeBytes(2_000_000, options.parameters().optimiser()))
                .isCloseTo((long) whole, within((long) (TOLERANCE * whole)));
        assertThat(NetworkCost.leastBytes(32_000_000, options.parameters().optimiser()))
                .isCloseTo((long) least, within((long) (TOLERANCE * least)));
    }

    @ParameterizedTest
    @EnumSource(NetworkName.class)
    void smallestSidesAreTheNetworks(NetworkName name) {
        FeatureNetwork network = network(name, NetworkVariant.studio(Pooling.MAX));

        List<Integer> sides = name.taps().stream()
                .map(tap -> network.smallestSide(Set.of(tap)))
                .toList();

        assertThat(name.taps()).extracting(name::smallestSide).isEqualTo(sides);
    }

    private FeatureNetwork network(NetworkName name, NetworkVariant variant) {
        return Networks.of(name, new SeededWeights(manager, DataType.FLOAT32, 1), variant);
    }
}
