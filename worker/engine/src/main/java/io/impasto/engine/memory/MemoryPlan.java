package io.impasto.engine.memory;

import io.impasto.engine.loss.Tiling;
import io.impasto.engine.picture.PictureTooLargeException;
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
    private static final double GIGABYTE = 1e9;

    /**
     * Of a picture of that size.
     *
     * @throws PictureTooLargeException if not even the smallest tiles fit, naming the forecast and what there is
     */
    public Tiling tiling(long height, long width) {
        Tiling whole = Tiling.whole(height, width);
        long needed = forecast.bytes(height, width, whole);
        if (needed <= available) {
            LOG.info("size={}x{} forecastBytes={} availableBytes={} tile=whole", width, height, needed, available);
            return whole;
        }
        for (int side = LARGEST_TILE; side >= SMALLEST_TILE; side -= Tiling.ALIGNMENT) {
            Tiling tiling = new Tiling(side);
            long inTiles = forecast.bytes(height, width, tiling);
            if (side < Math.max(height, width) && inTiles <= available) {
                LOG.info(
                        "size={}x{} forecastBytes={} availableBytes={} tile={}",
                        width,
                        height,
                        inTiles,
                        available,
                        side);
                return tiling;
            }
        }
        long least = forecast.bytes(height, width, new Tiling(SMALLEST_TILE));
        throw new PictureTooLargeException(
                "%d × %d px would need %.1f GB of memory, in tiles of %d px still %.1f GB, but only %.1f GB can be had: a smaller size helps, or more memory"
                        .formatted(
                                width,
                                height,
                                needed / GIGABYTE,
                                SMALLEST_TILE,
                                least / GIGABYTE,
                                available / GIGABYTE));
    }
}
