package io.impasto.engine.loss;

import io.impasto.engine.loss.Tile.Window;
import io.impasto.engine.network.FeatureSize;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture in tiles.
 *
 * @param side of the part that a tile stands for, px, at most; a multiple of {@value #ALIGNMENT}
 */
public record Tiling(int side) {

    /** The deepest taps' stride: a tile's positions must be positions of the whole, too. */
    public static final int ALIGNMENT = 16;

    /**
     * What relu5_1 of VGG-19 sees on each side, 78 px, aligned. A feature of the inner part is then exact, and its gradient reaches into
     * the surroundings: gradients are added up where tiles overlap. To keep the inner part of the gradient only would need twice as much.
     */
    static final int CONTEXT = 80;

    public Tiling {
        if (side < ALIGNMENT || side % ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "a tile's side of " + side + " px is not a multiple of " + ALIGNMENT + " above 0");
        }
    }

    /** One tile for a picture of that size. */
    public static Tiling whole(long height, long width) {
        long longer = Math.max(height, width);
        return new Tiling(Math.toIntExact((longer + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT));
    }

    /** Whether one tile is all of a picture of that size. */
    public boolean isWhole(long height, long width) {
        return Math.max(height, width) <= side;
    }

    /** The size of a tile with its surroundings, of a picture of that size. */
    public FeatureSize largestTile(long height, long width) {
        return FeatureSize.picture(
                new TileSpans(height, side).withSurroundings(), new TileSpans(width, side).withSurroundings());
    }

    List<Tile> tiles(long height, long width) {
        List<Tile> tiles = new ArrayList<>();
        for (TileSpans.Span rows : new TileSpans(height, side).spans()) {
            for (TileSpans.Span columns : new TileSpans(width, side).spans()) {
                tiles.add(new Tile(
                        new Window(rows.from(), columns.from(), rows.to(), columns.to()),
                        new Window(rows.outerFrom(), columns.outerFrom(), rows.outerTo(), columns.outerTo())));
            }
        }
        return tiles;
    }
}
