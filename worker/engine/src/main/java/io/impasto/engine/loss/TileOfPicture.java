package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.impasto.engine.loss.Tile.Window;
import io.impasto.engine.network.FeatureMap;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;

/** One tile of a picture of some size, as a network's taps see it. */
record TileOfPicture(FeatureNetwork network, Tile tile, long height, long width) {

    /** The tile with its surroundings, 1×3×h×w: a view. */
    NDArray pixels(NDArray x) {
        return x.get(tile.outer().index());
    }

    /** Where {@link #pixels} are in the picture. */
    NDIndex pixels() {
        return tile.outer().index();
    }

    /** Whether the tile stands for no position of the tap: a last one may be too narrow to have one of its own. */
    boolean isNowhere(String tap) {
        Window window = inPicture(tap);
        return window.top() >= window.bottom() || window.left() >= window.right();
    }

    /** The positions that the tile stands for, of the feature maps of its {@link #pixels}: a view. */
    FeatureMap inner(FeatureMaps features, String tap) {
        return features.at(tap).part(tile.inTile(network, tap, height, width).index());
    }

    /** Where the positions that the tile stands for are, in the feature map of the whole picture. */
    NDIndex here(String tap) {
        return inPicture(tap).index();
    }

    /** The part of the feature map's positions that the tile stands for; of all tiles it adds up to 1. */
    double share(String tap) {
        Window window = inPicture(tap);
        long positions = (window.bottom() - window.top()) * (window.right() - window.left());
        return positions / (double) positions(tap);
    }

    /** N, of the whole picture. */
    long positions(String tap) {
        return network.sideAt(tap, height) * network.sideAt(tap, width);
    }

    private Window inPicture(String tap) {
        return tile.inPicture(network, tap, height, width);
    }
}
