package io.impasto.train.network;

/** The linear map that explains one set of channels by another. */
public final class LeastSquares {

    /** ρ, of the explaining channels' mean energy: less than features' own noise, enough for channels that say the same. */
    private static final double RIDGE = 1e-6;

    private LeastSquares() {}

    /**
     * A = E[F fᵀ] (E[f fᵀ] + ρI)⁻¹, C×c, which makes E‖A f − F‖² least; by Cholesky's factor.
     *
     * @param cross E[F fᵀ], C×c
     * @param own E[f fᵀ], c×c
     */
    public static double[][] map(double[][] cross, double[][] own) {
        int n = own.length;
        double[][] factor = factor(own);
        double[][] map = new double[cross.length][n];
        for (int row = 0; row < cross.length; row++) {
            double[] x = cross[row].clone();
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < i; k++) {
                    x[i] -= factor[i][k] * x[k];
                }
                x[i] /= factor[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                for (int k = i + 1; k < n; k++) {
                    x[i] -= factor[k][i] * x[k];
                }
                x[i] /= factor[i][i];
            }
            map[row] = x;
        }
        return map;
    }

    /** The lower triangle L with L·Lᵀ = matrix + ρI. */
    private static double[][] factor(double[][] matrix) {
        int n = matrix.length;
        double energy = 0;
        for (int i = 0; i < n; i++) {
            energy += matrix[i][i] / n;
        }
        double ridge = Math.max(RIDGE * energy, Double.MIN_NORMAL);
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j] + (i == j ? ridge : 0);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                // Where rounding leaves nothing, the ridge is what is there.
                factor[i][j] = i == j ? Math.sqrt(Math.max(sum, ridge)) : sum / factor[j][j];
            }
        }
        return factor;
    }

    static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
