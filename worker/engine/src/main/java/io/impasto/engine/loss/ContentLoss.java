package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/**
 * L_c = w_c Σ (F − P)², hence ∂L_c/∂F = 2 w_c (F − P). Gatys et al. (2016), equation 1, with a weight for the ½.
 *
 * @param target P, the content picture's feature map, 1×C×H×W
 */
public record ContentLoss(String tap, double weight, NDArray target) implements FeatureLoss {

    @Override
    public LossGradient at(NDArray features) {
        NDArray difference = features.sub(target);
        NDArray value = difference.square().sum().muli(weight);
        return new LossGradient(value, difference.muli(2 * weight));
    }
}
