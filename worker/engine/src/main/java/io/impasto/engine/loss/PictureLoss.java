package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/** A loss that looks at the picture itself. */
@FunctionalInterface
public interface PictureLoss {

    /**
     * Its value and its derivative with respect to the picture, both in closed form.
     *
     * @param x 1×C×H×W, without gradient; the results belong to its manager
     */
    LossGradient at(NDArray x);
}
