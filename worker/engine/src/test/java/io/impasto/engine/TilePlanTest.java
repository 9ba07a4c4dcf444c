package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.memory.MemoryForecast;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SeededWeights;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What to say when memory ran out against the forecast, and what to try then. */
class TilePlanTest {

    private static final long GIGABYTE = 1_000_000_000;
    private static final long THERE = 16 * GIGABYTE;
    private static final PictureSize MEGAPIXEL = new PictureSize(1024, 768);
    private static final EngineException NATIVE = new EngineException("std::bad_alloc");

    private NDManager manager;
    private MemoryForecast forecast;

    @BeforeEach
    void forecastOfVgg() {
        manager = NDManager.newBaseManager();
        forecast = new MemoryForecast(
                Networks.of(
                        NetworkName.VGG19,
                        new SeededWeights(manager, DataType.FLOAT32, 1),
                        NetworkVariant.studio(Pooling.MAX)),
                Set.of("relu4_2"),
                Set.of("relu1_1", "relu5_1"),
                2);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void messageNamesSizeForecastTilesAndWhatHelps() {
        TilePlan plan = new TilePlan(forecast, THERE, THERE);
        plan.of(new PictureSize(2048, 1536));
        plan.of(MEGAPIXEL);

        MemoryExhaustedException exhausted = plan.exhausted(NATIVE);

        assertThat(exhausted)
                .hasCause(NATIVE)
                .hasMessageContaining("at 1024 × 768 px: as a whole, %.2f GB were forecast", inGigabytes(768))
                .hasMessageContaining("16.00 GB planned with, of 16.00 GB")
                .hasMessageContaining("smaller tiles may help, or a smaller size, or a worker with more memory");
        assertThat(EngineFailures.of(exhausted)).containsInstanceOf(JobFailure.OutOfMemory.class);
    }

    /** Half of 16 GB would make no difference: the picture fits into 4. */
    @Test
    void everyShareThatIsNamedMakesSmallerTilesUntilNoneIs() {
        Optional<MemoryShare> share = Optional.of(MemoryShare.ALL);
        int attempts = 0;
        int side = Integer.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        while (share.isPresent()) {
            TilePlan plan = new TilePlan(forecast, share.get().of(THERE), THERE);
            Tiling tiling = plan.of(MEGAPIXEL);
            assertThat(tiling.side()).isLessThan(side);
            assertThat(forecast.bytes(768, 1024, tiling)).isLessThan(bytes);
            side = tiling.side();
            bytes = forecast.bytes(768, 1024, tiling);
            attempts++;
            share = plan.exhausted(NATIVE).smaller();
        }

        assertThat(attempts).isBetween(3, 8);
        assertThat(side).isLessThan(200);
    }

    @Test
    void whereTilesCannotGetSmallerItSaysSo() {
        TilePlan plan = new TilePlan(forecast, THERE, THERE);
        plan.of(new PictureSize(64, 64));

        MemoryExhaustedException exhausted = plan.exhausted(NATIVE);

        assertThat(exhausted.smaller()).isEmpty();
        assertThat(exhausted)
                .hasMessageEndingWith("tiles can't get smaller: a smaller size helps, or a worker with more memory");
    }

    /** The share is of what there is, whatever an earlier attempt had planned with. */
    @Test
    void whatWasPlannedWithLessIsTriedWithLessStill() {
        TilePlan plan = new TilePlan(forecast, 2 * GIGABYTE, THERE);
        Tiling tiling = plan.of(MEGAPIXEL);

        MemoryShare share = plan.exhausted(NATIVE).smaller().orElseThrow();

        assertThat(share.of(THERE)).isLessThan(2 * GIGABYTE);
        assertThat(new TilePlan(forecast, share.of(THERE), THERE).of(MEGAPIXEL).side())
                .isLessThan(tiling.side());
    }

    /** A saved state may be planned with more than is there now, of which a reserve is not counted. */
    @Test
    void whatWasPlannedWithMoreThanIsThereIsTriedWithLessThanThat() {
        long there = forecast.bytes(768, 1024, Tiling.whole(768, 1024)) / 2;
        TilePlan plan = new TilePlan(forecast, THERE, there);
        plan.of(MEGAPIXEL);

        MemoryShare share = plan.exhausted(NATIVE).smaller().orElseThrow();

        assertThat(share.fraction()).isLessThan(1);
        assertThat(new TilePlan(forecast, share.of(there), there).of(MEGAPIXEL).isWhole(768, 1024))
                .isFalse();
    }

    @Test
    void whatIsToldWithinAnotherIsToldOnce() {
        TilePlan plan = new TilePlan(forecast, THERE, THERE);
        plan.of(MEGAPIXEL);

        assertThatThrownBy(() -> plan.within(() -> plan.within(() -> {
                    throw NATIVE;
                })))
                .isInstanceOf(MemoryExhaustedException.class)
                .hasCause(NATIVE);
    }

    @Test
    void onlyWhatTheAllocatorThrowsIsToldSo() {
        TilePlan plan = new TilePlan(forecast, THERE, THERE);
        IllegalStateException other = new IllegalStateException("no memory of that");

        assertThatThrownBy(() -> plan.within(() -> {
                    throw NATIVE;
                }))
                .isInstanceOf(MemoryExhaustedException.class);
        assertThatThrownBy(() -> plan.within(() -> {
                    throw other;
                }))
                .isSameAs(other);
    }

    private double inGigabytes(int height) {
        return forecast.bytes(height, 1024, Tiling.whole(height, 1024)) / (double) GIGABYTE;
    }
}
