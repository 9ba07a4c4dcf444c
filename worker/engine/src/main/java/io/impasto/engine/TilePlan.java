package io.impasto.engine;

import io.impasto.common.image.PictureSize;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.memory.MemoryForecast;
import io.impasto.engine.memory.MemoryPlan;
import io.impasto.engine.memory.MemoryShare;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiles of one optimisation: the same for every picture of a size. Not thread-safe. */
final class TilePlan implements TilingChoice, PlannedMemory {

    private static final double GIGABYTE = 1e9;

    private final MemoryForecast forecast;
    private final long bytes;
    private final long most;
    private final Map<PictureSize, Tiling> planned = new HashMap<>();
    private @Nullable PictureSize latest;

    /**
     * @param bytes to plan with
     * @param most that there is
     */
    TilePlan(MemoryForecast forecast, long bytes, long most) {
        this.forecast = forecast;
        this.bytes = bytes;
        this.most = most;
    }

    @Override
    public Tiling of(PictureSize size) {
        latest = size;
        return planned.computeIfAbsent(
                size, fresh -> new MemoryPlan(forecast, bytes).tiling(fresh.height(), fresh.width()));
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** What ran out ran out at the size that was asked for last: each is asked for just before it is worked on. */
    @Override
    public MemoryExhaustedException exhausted(Throwable cause) {
        PictureSize size = latest;
        if (size == null) {
            return MemoryExhaustedException.before("any picture was looked at", cause);
        }
        Tiling tiling = of(size);
        Optional<MemoryShare> smaller = smaller(size, tiling);
        String tiles =
                tiling.isWhole(size.height(), size.width()) ? "as a whole" : "in tiles of " + tiling.side() + " px";
        return new MemoryExhaustedException(
                "memory ran out at %s px: %s, %.2f GB were forecast and %.2f GB planned with, of %.2f GB that there seemed to be; %s"
                        .formatted(
                                size,
                                tiles,
                                forecast.bytes(size.height(), size.width(), tiling) / GIGABYTE,
                                bytes / GIGABYTE,
                                most / GIGABYTE,
                                smaller.isPresent()
                                        ? "smaller tiles may help, or a smaller size, or a worker with more memory"
                                        : "tiles can't get smaller: a smaller size helps, or a worker with more memory"),
                smaller,
                cause);
    }

    private Optional<MemoryShare> smaller(PictureSize size, Tiling present) {
        return new MemoryPlan(forecast, most)
                .less(size.height(), size.width(), present).stream()
                        .mapToObj(less -> new MemoryShare((double) less / most))
                        .findFirst();
    }
}
