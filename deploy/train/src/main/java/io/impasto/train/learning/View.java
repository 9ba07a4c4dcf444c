package io.impasto.train.learning;

/**
 * How the student's features f are to be looked at so that they stand for the teacher's raw ones: with S = (Aᵀ D² A)^½, symmetric and
 * c×c, ‖S Δf‖ = ‖D A Δf‖ for every Δf, and products of S f differ from those of D A f by a turn only. What is relative or a sum of squares, as
 * losses are, doesn't notice.
 */
public final class View {

    /** Of the root, for half precision; a loss relative to its target doesn't notice a factor either. */
    private static final double LARGEST = 1000;

    private static final int MOST_SWEEPS = 60;
    private static final double NEGLIGIBLE = 1e-26;

    private View() {}

    /**
     * S, times the power of two that keeps its elements below {@value #LARGEST}; 1 where they are anyway.
     *
     * @param map A, C×c
     * @param units D's diagonal, C: what 1 stands for in each of the teacher's channels
     */
    public static double[][] of(double[][] map, double[] units) {
        int n = map[0].length;
        double[][] square = new double[n][n];
        for (int row = 0; row < map.length; row++) {
            double weight = units[row] * units[row];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    square[i][j] += weight * map[row][i] * map[row][j];
                }
            }
        }
        double[][] root = root(square);
        double largest = 0;
        for (double[] row : root) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        if (largest > LARGEST) {
            double factor = Math.scalb(1.0, -Math.getExponent(largest / LARGEST) - 1);
            for (double[] row : root) {
                for (int i = 0; i < n; i++) {
                    row[i] *= factor;
                }
            }
        }
        return root;
    }

    /** The symmetric root of a positive semidefinite matrix, by Jacobi's rotations (Golub and Van Loan 2013, section 8.5). */
    static double[][] root(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 0; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, vectors, p, q);
                }
            }
        }
        double[][] root = new double[n][n];
        for (int k = 0; k < n; k++) {
            double value = Math.sqrt(Math.max(0, a[k][k]));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    root[i][j] += value * vectors[k][i] * vectors[k][j];
                }
            }
        }
        return root;
    }

    /** The sum of squares beside the diagonal, 0 if it is rounding only. */
    private static double offDiagonal(double[][] a) {
        double off = 0;
        double on = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                if (i == j) {
                    on += a[i][j] * a[i][j];
                } else {
                    off += a[i][j] * a[i][j];
                }
            }
        }
        return off <= NEGLIGIBLE * on ? 0 : off;
    }

    /** Brings the element (p, q) to 0. The rows of {@code vectors} become eigenvectors. */
    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.hypot(1, tau));
        double c = 1 / Math.hypot(1, t);
        double s = t * c;
        for (int i = 0; i < a.length; i++) {
            double ip = a[i][p];
            double iq = a[i][q];
            a[i][p] = c * ip - s * iq;
            a[i][q] = s * ip + c * iq;
        }
        turn(a[p], a[q], c, s);
        turn(vectors[p], vectors[q], c, s);
    }

    private static void turn(double[] p, double[] q, double c, double s) {
        for (int i = 0; i < p.length; i++) {
            double ip = p[i];
            double iq = q[i];
            p[i] = c * ip - s * iq;
            q[i] = s * ip + c * iq;
        }
    }
}
