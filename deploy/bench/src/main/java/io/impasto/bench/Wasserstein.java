package io.impasto.bench;

/**
 * The squared 2-Wasserstein distance of two Gaussians, |μ − μ_t|² + tr (Σ + Σ_t − 2 (Σ_t^½ Σ Σ_t^½)^½) (Olkin and Pukelsheim
 * 1982). With Σ_t = B·Bᵀ the matrices Σ_t^½ Σ Σ_t^½ and Bᵀ·Σ·B have the same eigenvalues but for zeros, so the last trace is the sum
 * of the latter's roots. Eigenvalues come with an error of 10⁻¹⁶ of the greatest, their roots thus with 10⁻⁸: the result is good
 * to about 10⁻⁶ of tr Σ_t.
 */
final class Wasserstein {

    private Wasserstein() {}

    /** @param covariance symmetric and positive semidefinite, as is {@code targetCovariance}; both unchanged */
    static double squared(double[] mean, double[][] covariance, double[] targetMean, double[][] targetCovariance) {
        double distance = 0;
        for (int i = 0; i < mean.length; i++) {
            double d = mean[i] - targetMean[i];
            distance += d * d + covariance[i][i] + targetCovariance[i][i];
        }
        double[][] factor = Symmetric.factor(targetCovariance);
        for (double eigenvalue : Symmetric.eigenvalues(congruent(factor, covariance))) {
            distance -= 2 * Math.sqrt(Math.max(0, eigenvalue));
        }
        return Math.max(0, distance);
    }

    /** Bᵀ·Σ·B of the columns of B. */
    private static double[][] congruent(double[][] columns, double[][] matrix) {
        double[][] result = new double[columns.length][columns.length];
        for (int i = 0; i < columns.length; i++) {
            double[] image = new double[matrix.length];
            for (int row = 0; row < matrix.length; row++) {
                image[row] = Symmetric.dot(matrix[row], columns[i]);
            }
            for (int j = 0; j <= i; j++) {
                result[i][j] = Symmetric.dot(image, columns[j]);
                result[j][i] = result[i][j];
            }
        }
        return result;
    }
}
