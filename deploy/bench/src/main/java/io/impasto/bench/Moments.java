package io.impasto.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * A feature map's statistics over its positions, in 64-bit floats.
 *
 * @param mean μ, C
 * @param second M = F·Fᵀ/N, C×C: the Gram matrix a position, so that pictures of different sizes compare
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one judgement
record Moments(double[] mean, double[][] second) {

    /** Widened at a time, so that a large picture's features needn't be there in 64 bits at once. */
    private static final long POSITIONS = 1 << 14;

    /** @param features 1×C×H×W */
    static Moments of(NDArray features) {
        long channels = features.getShape().get(1);
        long positions = features.getShape().get(2) * features.getShape().get(3);
        try (NDManager scope = features.getManager().newSubManager()) {
            scope.tempAttachAll(features);
            NDArray matrix = features.reshape(channels, positions);
            NDArray sum = scope.zeros(new Shape(channels), DataType.FLOAT64);
            NDArray products = scope.zeros(new Shape(channels, channels), DataType.FLOAT64);
            for (long from = 0; from < positions; from += POSITIONS) {
                try (NDManager piece = scope.newSubManager()) {
                    piece.tempAttachAll(matrix);
                    NDArray f = matrix.get(new NDIndex(":, {}:{}", from, Math.min(positions, from + POSITIONS)))
                            .toType(DataType.FLOAT64, true);
                    sum.addi(f.sum(new int[] {1}));
                    products.addi(f.matMul(f.transpose()));
                }
            }
            return new Moments(
                    sum.div(positions).toDoubleArray(),
                    rows(products.div(positions).toDoubleArray(), (int) channels));
        }
    }

    private static double[][] rows(double[] values, int side) {
        double[][] rows = new double[side][side];
        for (int i = 0; i < side; i++) {
            System.arraycopy(values, i * side, rows[i], 0, side);
        }
        return rows;
    }

    /** Σ = M − μμᵀ. */
    double[][] covariance() {
        double[][] covariance = new double[mean.length][mean.length];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                covariance[i][j] = second[i][j] - mean[i] * mean[j];
            }
        }
        return covariance;
    }

    /** tr M = tr Σ + |μ|². */
    double energy() {
        double trace = 0;
        for (int i = 0; i < mean.length; i++) {
            trace += second[i][i];
        }
        return trace;
    }

    /** ‖M − M_t‖² / ‖M_t‖², Frobenius norms. */
    double gramErrorTo(Moments target) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                double d = second[i][j] - target.second[i][j];
                difference += d * d;
                norm += target.second[i][j] * target.second[i][j];
            }
        }
        return difference / norm;
    }

    /** W₂² / (tr Σ_t + |μ_t|²). */
    double wassersteinErrorTo(Moments target) {
        return Wasserstein.squared(mean, covariance(), target.mean, target.covariance()) / target.energy();
    }
}
