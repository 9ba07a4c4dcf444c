package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/**
 * L_s = w_l Σ (G − A)² at one layer with G = k·M, hence ∂L_s/∂M = 2 w_l k (G − A). Gatys et al. (2016), equations 4 and 6. The
 * classic normalisation, F·Fᵀ/(C·H·W), is k = 1/C; with k = 1 it is F·Fᵀ/N.
 *
 * @param target A, the style's Gram matrix, C×C; for several styles the mean of theirs, by their shares
 * @param scale k
 */
public record GramLoss(String tap, double weight, NDArray target, double scale) implements StyleLoss {

    @Override
    public MomentGradient at(Moments moments) {
        NDArray difference = moments.second().mul(scale).subi(target);
        NDArray value = difference.square().sum().muli(weight);
        return new MomentGradient(value, null, difference.muli(2 * weight * scale));
    }
}
