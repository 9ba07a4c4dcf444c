package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/**
 * L_s = w_l Σ (G − A)² at one layer, hence with k = C·H·W: ∂L_s/∂F = (4 w_l / k) (G − A)·F. Gatys et al. (2016), equations 4
 * and 6.
 *
 * @param target A, the style's Gram matrix, C×C; for several styles the mean of theirs, by their shares
 */
public record StyleLoss(String tap, double weight, NDArray target) implements FeatureLoss {

    @Override
    public LossGradient at(NDArray features) {
        NDArray difference = GramMatrix.of(features).subi(target);
        NDArray value = difference.square().sum().muli(weight);
        NDArray gradient = difference
                .muli(4 * weight / GramMatrix.normaliser(features))
                .matMul(GramMatrix.asMatrix(features))
                .reshape(features.getShape());
        return new LossGradient(value, gradient);
    }
}
