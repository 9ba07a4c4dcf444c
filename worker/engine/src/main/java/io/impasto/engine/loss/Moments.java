package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * What a style loss sees of a feature map: nothing of where, only how much and what together.
 *
 * @param mean μ = F·1/N, C×1
 * @param second M = F·Fᵀ/N, C×C: the raw, not the central, second moment
 */
public record Moments(NDArray mean, NDArray second) {

    private static final int[] POSITIONS = {1};

    /** Of a 1×C×H×W feature map; belongs to its manager. */
    public static Moments of(NDArray features) {
        NDArray f = GramMatrix.asMatrix(features);
        long n = f.getShape().get(1);
        return new Moments(f.mean(POSITIONS, true), f.matMul(f.transpose()).divi(n));
    }

    /** Of a feature map of which each position counts by its weight, 1×N, the weights adding up to 1. */
    public static Moments of(NDArray features, NDArray weights) {
        NDArray f = GramMatrix.asMatrix(features);
        NDArray weighted = f.mul(weights);
        return new Moments(weighted.sum(POSITIONS, true), weighted.matMul(f.transpose()));
    }

    /** Both times a factor; belongs to the same manager. */
    public Moments times(double factor) {
        return new Moments(mean.mul(factor), second.mul(factor));
    }

    /** Both added up, in place. */
    public Moments add(Moments other) {
        mean.addi(other.mean);
        second.addi(other.second);
        return this;
    }

    /** Both, as they are. */
    public NDList tensors() {
        return new NDList(mean, second);
    }

    /** Σ = M − μμᵀ, C×C. */
    public NDArray covariance() {
        return second.sub(mean.matMul(mean.transpose()));
    }
}
