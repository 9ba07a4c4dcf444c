package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a part of a feature map adds to the moments of all of it.
     *
     * @param part 1×C×h×w
     * @param region how much each position of all of it counts, 1×1×H×W, adding up to 1; null if all count alike
     * @param here where the part is
     * @param share of the positions
     */
    public static Moments ofPart(NDArray part, @Nullable NDArray region, NDIndex here, double share) {
        return region == null ? of(part).times(share) : of(part, weightsOfPart(region, here, part.getManager()));
    }

    /** 1×N of a part; the manager is the part's. */
    static NDArray weightsOfPart(NDArray region, NDIndex here, NDManager manager) {
        manager.tempAttachAll(region);
        return region.get(here).reshape(1, -1);
    }

    /** Both times a factor; belongs to the same manager. */
    public Moments times(double factor) {
        return new Moments(mean.mul(factor), second.mul(factor));
    }

    /** Of what {@link #tensors} gave, added up. */
    public static Moments from(NDList tensors) {
        return new Moments(tensors.get(0), tensors.get(1));
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
