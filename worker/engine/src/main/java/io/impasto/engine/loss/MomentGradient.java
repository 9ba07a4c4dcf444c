package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * A style loss at some moments.
 *
 * @param value weighted, a scalar on the device
 * @param mean ∂L/∂μ, C×1; null if the loss doesn't look at the mean
 * @param second ∂L/∂M, C×C, symmetric
 */
public record MomentGradient(NDArray value, @Nullable NDArray mean, NDArray second) {

    /**
     * The chain rule through μ and M: ∂L/∂F = (2 ∂L/∂M·F + ∂L/∂μ·1ᵀ) / N.
     *
     * @param features 1×C×H×W, all of the feature map or a part of it
     * @param positions N, of all of it
     */
    public NDArray at(NDArray features, long positions) {
        NDArray f = GramMatrix.asMatrix(features);
        NDArray gradient = second.mul(2.0 / positions).matMul(f);
        if (mean != null) {
            gradient.addi(mean.mul(1.0 / positions));
        }
        return gradient.reshape(features.getShape());
    }

    /**
     * The same where each position counts by its weight: ∂L/∂F = (2 ∂L/∂M·F + ∂L/∂μ·1ᵀ) ∘ w.
     *
     * @param weights 1×N of the positions of {@code features}; of all of the feature map they add up to 1
     */
    public NDArray at(NDArray features, NDArray weights) {
        NDArray f = GramMatrix.asMatrix(features);
        NDArray gradient = second.mul(2.0).matMul(f);
        if (mean != null) {
            gradient.addi(mean);
        }
        return gradient.muli(weights).reshape(features.getShape());
    }
}
