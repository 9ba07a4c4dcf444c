package io.impasto.engine.memory;

import io.impasto.engine.loss.Tiling;
import io.impasto.engine.picture.PictureTooLargeException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses how pictures go through the network: as a whole where the forecast fits, else in the largest tiles that do. Nothing fails
 * where tiling would fit.
 *
 * @param available bytes
 */
public record MemoryPlan(MemoryForecast forecast, long available) {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryPlan.class);

    /** Every tile's surroundings are work done twice: at 1024 px a third more, at 128 px four times as much. */
    private static final int LARGEST_TILE = 2048;

    private static final int SMALLEST_TILE = 64;

    /** A share of what there is, in double precision, may come to a byte less; and that may be counted anew. */
    private static final long ROUNDING = 1 << 20;

    private static final double GIGABYTE = 1e9;

    /**
     * Of a picture of that size.
     *
     * @throws PictureTooLargeException if not even the smallest tiles fit, naming the forecast and what there is
     */
    public Tiling tiling(long height, long width) {
        Tiling tiling = largest(height, width).orElseThrow(() -> tooLarge(height, width));
        LOG.info(
                "size={}x{} forecastBytes={} availableBytes={} tile={}",
                width,
                height,
                forecast.bytes(height, width, tiling),
                available,
                tiling.isWhole(height, width) ? "whole" : tiling.side());
        return tiling;
    }

    /** The largest tiles that fit, as {@link #tiling} chooses; empty if none do. */
    public Optional<Tiling> largest(long height, long width) {
        Tiling whole = Tiling.whole(height, width);
        if (fits(height, width, whole)) {
            return Optional.of(whole);
        }
        for (int side = LARGEST_TILE; side >= SMALLEST_TILE; side -= Tiling.ALIGNMENT) {
            Tiling tiling = new Tiling(side);
            if (side < Math.max(height, width) && fits(height, width, tiling)) {
                return Optional.of(tiling);
            }
        }
        return Optional.empty();
    }

    /**
     * What smaller tiles would take, of half the side if that makes a difference; empty if none take less and fit.
     *
     * @param present tiles of a picture of that size
     * @return bytes
     */
    public OptionalLong less(long height, long width, Tiling present) {
        long now = forecast.bytes(height, width, present);
        return IntStream.iterate(present.side() / 2, side -> side >= SMALLEST_TILE, side -> side / 2)
                .mapToObj(side -> new Tiling(side / Tiling.ALIGNMENT * Tiling.ALIGNMENT))
                .mapToLong(tiling -> forecast.bytes(height, width, tiling) + ROUNDING)
                .filter(bytes -> bytes < Math.min(now, available))
                .findFirst();
    }

    private boolean fits(long height, long width, Tiling tiling) {
        return forecast.bytes(height, width, tiling) <= available;
    }

    private PictureTooLargeException tooLarge(long height, long width) {
        return new PictureTooLargeException(
                "%d × %d px would need %.1f GB of memory, in tiles of %d px still %.1f GB, but only %.1f GB can be had: a smaller size helps, or more memory"
                        .formatted(
                                width,
                                height,
                                forecast.bytes(height, width, Tiling.whole(height, width)) / GIGABYTE,
                                SMALLEST_TILE,
                                forecast.bytes(height, width, new Tiling(SMALLEST_TILE)) / GIGABYTE,
                                available / GIGABYTE));
    }
}
