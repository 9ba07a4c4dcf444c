package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import java.util.Set;

/** A picture's feature maps, tile by tile and without gradient, in memory that doesn't depend on the picture's size. */
public record FeatureTiles(FeatureNetwork network, Tiling tiling) {

    /** Is shown the part of each tap's feature map that a tile stands for. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * @param tap which
         * @param part 1×C×h×w, closed when this returns
         * @param here where it is in the feature map of the whole picture
         * @param share of the feature map's positions; of all parts it adds up to 1
         */
        void at(String tap, NDArray part, NDIndex here, double share);
    }

    /**
     * Shows all parts.
     *
     * @param x 1×3×H×W
     */
    public void visit(NDArray x, Set<String> taps, Visitor visitor) {
        long height = x.getShape().get(2);
        long width = x.getShape().get(3);
        for (Tile tile : tiling.tiles(height, width)) {
            try (NDManager turn = x.getManager().newSubManager()) {
                turn.tempAttachAll(x);
                TileOfPicture part = new TileOfPicture(network, tile, height, width);
                FeatureMaps features = network.features(part.pixels(x), taps);
                for (String tap : taps) {
                    if (!part.isNowhere(tap)) {
                        visitor.at(tap, part.inner(features, tap).values(), part.here(tap), part.share(tap));
                    }
                }
            }
        }
    }
}
