package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/** A loss that looks at one feature map. */
public interface FeatureLoss {

    /** The tap whose feature map it looks at. */
    String tap();

    /**
     * Its value and its derivative with respect to the feature map, both in closed form.
     *
     * @param features 1×C×H×W, without gradient; the results belong to its manager
     */
    LossGradient at(NDArray features);
}
