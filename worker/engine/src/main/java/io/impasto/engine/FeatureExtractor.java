package io.impasto.engine;

import ai.djl.ndarray.types.DataType;
import io.impasto.engine.loss.FeatureTiles;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.FeatureSize;
import io.impasto.engine.picture.Picture;

/**
 * What sees pictures: the network, in tiles where memory is short, and what is remembered of styles that it saw.
 *
 * @param type of pictures, losses and targets, which the network's may be half of
 */
record FeatureExtractor(FeatureNetwork network, TilingChoice tilings, StyleCache styles, DataType type) {

    /** How a picture of that size is gone through. */
    FeatureTiles tiles(Picture picture) {
        return new FeatureTiles(network, tilings.of(picture.size()));
    }

    /** The tap's feature map of a picture of that size. */
    FeatureSize sizeAt(String tap, Picture picture) {
        return network.sizeAt(tap, FeatureSize.picture(picture.height(), picture.width()));
    }
}
