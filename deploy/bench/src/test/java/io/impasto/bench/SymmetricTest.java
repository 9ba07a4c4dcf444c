package io.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against matrices whose eigenvalues are known beforehand. */
class SymmetricTest {

    private final Random random = new Random(11);

    @Test
    void eigenvaluesOfASecondDifferenceAreTheKnownOnes() {
        int n = 40;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 2;
            if (i > 0) {
                matrix[i][i - 1] = -1;
                matrix[i - 1][i] = -1;
            }
        }

        double[] found = sorted(Symmetric.eigenvalues(matrix));

        for (int k = 1; k <= n; k++) {
            assertThat(found[k - 1]).isCloseTo(2 - 2 * Math.cos(k * Math.PI / (n + 1)), within(1e-13));
        }
    }

    @Test
    void eigenvaluesOfAFullMatrixAreThoseItWasMadeWith() {
        double[] wanted = {-3, 0, 0, 1e-9, 1, 1, 2, 1e6};
        double[][] matrix = turned(wanted);

        assertThat(sorted(Symmetric.eigenvalues(matrix))).containsExactly(wanted, within(1e-8));
    }

    @Test
    void eigenvaluesOfTheSmallestMatrices() {
        assertThat(Symmetric.eigenvalues(new double[0][0])).isEmpty();
        assertThat(Symmetric.eigenvalues(new double[][] {{7}})).containsExactly(7);
        assertThat(sorted(Symmetric.eigenvalues(new double[][] {{0, 2}, {2, 0}})))
                .containsExactly(new double[] {-2, 2}, within(1e-15));
        assertThat(Symmetric.eigenvalues(new double[3][3])).containsExactly(0, 0, 0);
    }

    @Test
    void factorsProductIsTheMatrixAndItHasAsManyColumnsAsTheRank() {
        double[][] matrix = turned(0, 0, 0, 0.5, 1, 4, 9);

        double[][] columns = Symmetric.factor(matrix);

        assertThat(columns).hasDimensions(4, 7);
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                double sum = 0;
                for (double[] column : columns) {
                    sum += column[i] * column[j];
                }
                assertThat(sum).isCloseTo(matrix[i][j], within(1e-13));
            }
        }
        assertThat(Symmetric.factor(new double[3][3])).isEmpty();
    }

    /** H·diag·H with H = I − 2 u uᵀ, twice over, so that no element is left 0. */
    private double[][] turned(double... eigenvalues) {
        int n = eigenvalues.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = eigenvalues[i];
        }
        for (int times = 0; times < 2; times++) {
            double[] u = random.doubles(n, -1, 1).toArray();
            double length = Math.sqrt(Symmetric.dot(u, u));
            double[][] h = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i][j] = (i == j ? 1 : 0) - 2 * u[i] * u[j] / length / length;
                }
            }
            matrix = product(product(h, matrix), h);
        }
        return matrix;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }
}
