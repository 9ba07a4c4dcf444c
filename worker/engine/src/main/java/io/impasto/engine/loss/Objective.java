package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.network.FeatureNetwork;

/** L(x) = L_c + L_s + L_tv and its gradient. */
public interface Objective {

    /**
     * Of pictures of one size.
     *
     * @param tiling how they go through the network; in one pass where one tile is all of them
     */
    static Objective of(FeatureNetwork network, Losses losses, Tiling tiling, long height, long width) {
        return tiling.isWhole(height, width)
                ? new WholeObjective(network, losses)
                : new TiledObjective(network, losses, tiling);
    }

    /**
     * L and ∂L/∂x at {@code x}.
     *
     * @param x the picture, 1×3×H×W, in the network's input space; unchanged
     * @param manager under which the evaluation lives until it is closed
     */
    Evaluation at(NDArray x, NDManager manager);

    /** To be called when the picture has changed: what losses keep from one evaluation to the next grows older. */
    void moved();
}
