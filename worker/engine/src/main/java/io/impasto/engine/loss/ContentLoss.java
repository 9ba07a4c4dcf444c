package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/**
 * L_c = w_c Σ (F − P)², hence ∂L_c/∂F = 2 w_c (F − P). Gatys et al. (2016), equation 1, with a weight for the ½.
 *
 * @param target P, the content picture's feature map, 1×C×H×W
 */
public record ContentLoss(String tap, double weight, NDArray target) {

    /**
     * Its value and its derivative with respect to the feature map, both in closed form.
     *
     * @param features 1×C×H×W, without gradient; the results belong to its manager
     */
    public LossGradient at(NDArray features) {
        return at(features, target);
    }

    /**
     * The same of a part: the loss is a sum over positions.
     *
     * @param features 1×C×h×w, a part of the feature map
     * @param part the same part of the target
     */
    LossGradient at(NDArray features, NDArray part) {
        NDArray difference = features.sub(part);
        NDArray value = difference.square().sum().muli(weight);
        return new LossGradient(value, difference.muli(2 * weight));
    }
}
