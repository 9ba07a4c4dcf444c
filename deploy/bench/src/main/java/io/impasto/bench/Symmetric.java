package io.impasto.bench;

import java.util.ArrayList;
import java.util.List;

/** Linear algebra of symmetric matrices, given as rows: a few hundred of them, so that cubic cost is under a second. */
final class Symmetric {

    /** Of the greatest diagonal element: pivots below it are rounding errors. */
    private static final double RANK_TOLERANCE = 1e-14;

    private static final double EPSILON = Math.ulp(1.0);

    /** Two or three an eigenvalue are usual. */
    private static final int MOST_ITERATIONS = 60;

    private Symmetric() {}

    /**
     * The columns of a B, as many as the rank, with A = B·Bᵀ: Cholesky's factor by complete pivoting (Higham 2002, section 10.3),
     * without sorting it into a triangle.
     *
     * @param matrix A, positive semidefinite; unchanged
     */
    static double[][] factor(double[][] matrix) {
        double[][] rest = copy(matrix);
        double least = RANK_TOLERANCE * rest[greatestDiagonal(rest)][greatestDiagonal(rest)];
        List<double[]> columns = new ArrayList<>();
        while (columns.size() < rest.length) {
            int pivot = greatestDiagonal(rest);
            if (rest[pivot][pivot] <= least) {
                break;
            }
            double[] column = rest[pivot].clone();
            double root = Math.sqrt(rest[pivot][pivot]);
            for (int i = 0; i < column.length; i++) {
                column[i] /= root;
            }
            for (int i = 0; i < column.length; i++) {
                addTo(rest[i], -column[i], column, 0);
            }
            columns.add(column);
        }
        return columns.toArray(double[][]::new);
    }

    private static int greatestDiagonal(double[][] matrix) {
        int greatest = 0;
        for (int i = 1; i < matrix.length; i++) {
            if (matrix[i][i] > matrix[greatest][greatest]) {
                greatest = i;
            }
        }
        return greatest;
    }

    /**
     * All eigenvalues, in no order: Householder's reduction to three diagonals, then QL steps with Wilkinson's shift (Golub and
     * Van Loan 2013, sections 8.3.1 and 8.3.3).
     *
     * @param matrix unchanged
     * @throws ArithmeticException if the iteration doesn't end, as with a NaN
     */
    static double[] eigenvalues(double[][] matrix) {
        int n = matrix.length;
        double[] below = new double[n];
        double[] diagonal = tridiagonal(copy(matrix), below);
        for (int l = 0; l < n; l++) {
            int iterations = 0;
            for (int m = endOfBlock(diagonal, below, l); m > l; m = endOfBlock(diagonal, below, l)) {
                if (iterations++ == MOST_ITERATIONS) {
                    throw new ArithmeticException("eigenvalue " + l + " of " + n + " doesn't converge");
                }
                step(diagonal, below, l, m);
            }
        }
        return diagonal;
    }

    /** The diagonal of QᵀAQ; the elements below it go into {@code below}, at i the one at (i + 1, i). Overwrites A. */
    private static double[] tridiagonal(double[][] a, double[] below) {
        int n = a.length;
        for (int k = 0; k + 2 < n; k++) {
            double[] v = new double[n];
            for (int i = k + 1; i < n; i++) {
                v[i] = a[i][k];
            }
            double norm = Math.sqrt(dot(v, v));
            below[k] = -Math.copySign(norm, v[k + 1]);
            if (norm > 0) {
                v[k + 1] -= below[k];
                reflect(a, v, k + 1);
            }
        }
        if (n > 1) {
            below[n - 2] = a[n - 1][n - 2];
        }
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
        }
        return diagonal;
    }

    /** A ← HAH with H = I − β v vᵀ, from row and column {@code from} on: A − v wᵀ − w vᵀ with w = p − ½β(pᵀv)v, p = βAv. */
    private static void reflect(double[][] a, double[] v, int from) {
        int n = a.length;
        double beta = 2 / dot(v, v);
        double[] w = new double[n];
        for (int i = from; i < n; i++) {
            double sum = 0;
            for (int j = from; j < n; j++) {
                sum += a[i][j] * v[j];
            }
            w[i] = beta * sum;
        }
        addTo(w, -beta * dot(w, v) / 2, v, from);
        for (int i = from; i < n; i++) {
            addTo(a[i], -v[i], w, from);
            addTo(a[i], -w[i], v, from);
        }
    }

    /** The last index of the block that begins at {@code l} and isn't split by a negligible element. */
    private static int endOfBlock(double[] diagonal, double[] below, int l) {
        int m = l;
        while (m + 1 < diagonal.length
                && Math.abs(below[m]) > EPSILON * (Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]))
                && Math.abs(below[m]) > Double.MIN_NORMAL) {
            m++;
        }
        return m;
    }

    /** One implicit QL step on the block from l to m: a rotation at each neighbouring pair, from the bottom up. */
    private static void step(double[] diagonal, double[] below, int l, int m) {
        double half = (diagonal[l + 1] - diagonal[l]) / (2 * below[l]);
        double bulge = diagonal[m] - diagonal[l] + below[l] / (half + Math.copySign(Math.hypot(half, 1), half));
        double sine = 1;
        double cosine = 1;
        double shifted = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = sine * below[i];
            double b = cosine * below[i];
            double r = Math.hypot(f, bulge);
            below[i + 1] = r;
            if (r == 0) {
                diagonal[i + 1] -= shifted;
                below[m] = 0;
                return;
            }
            sine = f / r;
            cosine = bulge / r;
            double rest = diagonal[i + 1] - shifted;
            double turned = (diagonal[i] - rest) * sine + 2 * cosine * b;
            shifted = sine * turned;
            diagonal[i + 1] = rest + shifted;
            bulge = cosine * turned - b;
        }
        diagonal[l] -= shifted;
        below[l] = bulge;
        below[m] = 0;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addTo(double[] row, double factor, double[] other, int from) {
        for (int i = from; i < row.length; i++) {
            row[i] += factor * other[i];
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
