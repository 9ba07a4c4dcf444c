package io.impasto.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SeededWeights;
import io.impasto.engine.picture.PictureTooLargeException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryPlanTest {

    private static final long GIGABYTE = 1_000_000_000;

    private NDManager manager;
    private MemoryForecast forecast;

    @BeforeEach
    void forecastOfVgg() {
        manager = NDManager.newBaseManager();
        FeatureNetwork network = Networks.of(
                NetworkName.VGG19, new SeededWeights(manager, DataType.FLOAT32, 1), NetworkVariant.studio(Pooling.MAX));
        forecast = new MemoryForecast(
                network, Set.of("relu4_2"), Set.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"), 2);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void whatFitsGoesThroughAsAWhole() {
        Tiling tiling = new MemoryPlan(forecast, 24 * GIGABYTE).tiling(768, 1024);

        assertThat(tiling.isWhole(768, 1024)).isTrue();
    }

    @Test
    void whatDoesNotFitGoesThroughInTheLargestTilesThatDo() {
        long available = 12 * GIGABYTE;

        Tiling tiling = new MemoryPlan(forecast, available).tiling(3072, 4096);

        assertThat(tiling.isWhole(3072, 4096)).isFalse();
        assertThat(forecast.bytes(3072, 4096, tiling)).isLessThanOrEqualTo(available);
        assertThat(forecast.bytes(3072, 4096, new Tiling(tiling.side() + Tiling.ALIGNMENT)))
                .isGreaterThan(available);
    }

    @Test
    void whatDoesNotFitAtAllIsRefusedWithTheForecast() {
        MemoryPlan plan = new MemoryPlan(forecast, 2 * GIGABYTE);

        assertThatThrownBy(() -> plan.tiling(3072, 4096))
                .isInstanceOf(PictureTooLargeException.class)
                .hasMessageContaining("4096 × 3072")
                .hasMessageContaining("only 2.0 GB");
    }

    /** Peaks of whole processes on a CPU, as the kernel counted them; see RESULTS.md of the benchmarks. */
    @ParameterizedTest
    @CsvSource({"512, 384, 512, 1.48", "1024, 768, 1024, 4.15", "2048, 1536, 2048, 12.92", "4096, 3072, 2032, 18.8"})
    void forecastIsWithinAFifthOfWhatWasMeasured(long width, long height, int tile, double gigabytes) {
        double bytes = forecast.bytes(height, width, new Tiling(tile));

        assertThat(bytes).isCloseTo(gigabytes * 1e9, withinPercentage(20));
    }
}
