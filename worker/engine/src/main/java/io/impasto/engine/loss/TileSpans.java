package io.impasto.engine.loss;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A picture's rows, or its columns, shared out among tiles: evenly, and all tiles of one length with their surroundings, also at the
 * picture's edges. Decision: an allocator that keeps what it was given can then use it again. With the smaller tiles that edges leave,
 * 4096 × 3072 px ran out of 24 GB; with these, and the allocator's limit in {@code deploy/impasto}, 19 do.
 *
 * @param length px
 * @param side of a tile, at most, px
 */
record TileSpans(long length, int side) {

    /**
     * One tile's.
     *
     * @param from the first that it stands for
     * @param to the one after the last
     * @param outerFrom the first that it sees
     * @param outerTo the one after the last
     */
    record Span(long from, long to, long outerFrom, long outerTo) {}

    /** That a tile sees, px; the last may see up to an alignment more. */
    long withSurroundings() {
        return Math.min(length, step() + 2L * Tiling.CONTEXT);
    }

    List<Span> spans() {
        return LongStream.iterate(0, from -> from < length, from -> from + step())
                .mapToObj(this::span)
                .toList();
    }

    private Span span(long from) {
        long sees = withSurroundings();
        long latest = aligned(length - sees);
        long outerFrom = Math.max(0, Math.min(from - Tiling.CONTEXT, latest));
        long outerTo = outerFrom == latest ? length : outerFrom + sees;
        return new Span(from, Math.min(length, from + step()), outerFrom, outerTo);
    }

    /** Rounded down: a tile's positions must be positions of the whole, too. */
    private static long aligned(long px) {
        return px / Tiling.ALIGNMENT * Tiling.ALIGNMENT;
    }

    private long step() {
        long tiles = (length + side - 1) / side;
        long even = (length + tiles - 1) / tiles;
        return aligned(even + Tiling.ALIGNMENT - 1);
    }
}
