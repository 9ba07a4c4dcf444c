package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import io.impasto.engine.state.SavedState;

/** How far the moments of a feature map are from a style's. Being a function of moments only, it can be had of a picture in tiles. */
public interface StyleLoss {

    /** The tap whose feature map it looks at. */
    String tap();

    /** Its value and its derivatives with respect to the moments, in closed form; they belong to the moments' manager. */
    MomentGradient at(Moments moments);

    /**
     * The same with respect to a whole feature map.
     *
     * @param features 1×C×H×W, without gradient; the results belong to its manager
     */
    default LossGradient at(NDArray features) {
        MomentGradient at = at(Moments.of(features));
        return new LossGradient(
                at.value(),
                at.at(features, GramMatrix.asMatrix(features).getShape().get(1)));
    }

    /** To be called when the picture has changed: what the loss keeps from one evaluation to the next grows older. */
    default void moved() {}

    /** Forgets what it keeps. */
    default void forget() {}

    /** Writes what it keeps under names that begin with {@code name}. */
    default void save(String name, SavedState state) {}

    /** Reads it back. */
    default void restore(String name, SavedState state) {}
}
