package io.impasto.engine.loss;

import ai.djl.ndarray.index.NDIndex;
import io.impasto.engine.network.FeatureNetwork;

/**
 * A part of a picture and what surrounds it.
 *
 * @param inner what the tile stands for, px
 * @param outer with as much around it as its deepest feature can see, px; within the picture
 */
record Tile(Window inner, Window outer) {

    /**
     * @param top first row
     * @param left first column
     * @param bottom the row after the last
     * @param right the column after the last
     */
    record Window(long top, long left, long bottom, long right) {

        /** Of an NCHW array. */
        NDIndex index() {
            return new NDIndex(":, :, %d:%d, %d:%d".formatted(top, bottom, left, right));
        }

        private Window minus(long rows, long columns) {
            return new Window(top - rows, left - columns, bottom - rows, right - columns);
        }
    }

    /** The positions of the tap that the tile stands for, among all of the picture's. */
    Window inPicture(FeatureNetwork network, String tap, long height, long width) {
        int stride = network.stride(tap);
        return new Window(
                inner.top / stride,
                inner.left / stride,
                inner.bottom == height ? network.sideAt(tap, height) : inner.bottom / stride,
                inner.right == width ? network.sideAt(tap, width) : inner.right / stride);
    }

    /** The same among the tile's own. */
    Window inTile(FeatureNetwork network, String tap, long height, long width) {
        int stride = network.stride(tap);
        return inPicture(network, tap, height, width).minus(outer.top / stride, outer.left / stride);
    }
}
