package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/**
 * What a Wasserstein loss measures against, worked out once.
 *
 * @param mean μ_t, C×1
 * @param regularisation ε, a scalar, to be added to the diagonal of every Σ that is compared
 * @param covariance Σ_t = M_t − μ_tμ_tᵀ + ε·I, C×C
 * @param root R = Σ_t^½, C×C
 */
public record StyleTarget(NDArray mean, NDArray regularisation, NDArray covariance, NDArray root) {

    /** ε in units of the mean variance, so that a network's scale doesn't matter: 10⁻⁴ is Crowson's where that is about 1. */
    private static final double REGULARISATION = 1e-4;

    /** A picture of one colour has a covariance of rounding errors, some below 0: ε is above them, in units of the mean square. */
    static final double ROUNDING = 1e-4;

    /** Once a scale, so as well as 32-bit numbers allow. */
    private static final int STEPS = 18;

    /** @param moments of the style; the results belong to their manager */
    public static StyleTarget of(Moments moments) {
        NDArray covariance = moments.covariance();
        NDArray epsilon = trace(covariance)
                .muli(REGULARISATION)
                .addi(trace(moments.second()).muli(ROUNDING))
                .divi(channels(moments));
        NDArray regular = covariance.addi(identity(moments).muli(epsilon));
        return new StyleTarget(
                moments.mean(), epsilon, regular, MatrixRoots.of(regular, STEPS).root());
    }

    /** What the loss is divided by to be relative: tr M_t / C, the mean square of the target's features, on the host. */
    public static double energy(Moments moments) {
        try (NDArray trace = trace(moments.second())) {
            return trace.toArray()[0].doubleValue() / channels(moments);
        }
    }

    static long channels(Moments moments) {
        return moments.mean().getShape().get(0);
    }

    /** I, of the moments' manager and type. */
    static NDArray identity(Moments moments) {
        return MatrixRoots.identity(moments.second());
    }

    /** The sum of the diagonal. */
    static NDArray trace(NDArray square) {
        try (NDArray identity = MatrixRoots.identity(square);
                NDArray diagonal = identity.mul(square)) {
            return diagonal.sum();
        }
    }
}
