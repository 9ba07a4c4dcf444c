package io.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against closed formulas of Gaussians that have one. */
class WassersteinTest {

    @Test
    void diagonalCovariancesComeApartIntoOneDimensionalDistances() {
        double[] mean = {1, -2, 0, 4};
        double[] targetMean = {0.5, 2, 0, 4};
        double[] deviation = {3, 0.1, 0, 2};
        double[] targetDeviation = {1, 0.4, 5, 2};
        double wanted = 0;
        for (int i = 0; i < 4; i++) {
            wanted += Math.pow(mean[i] - targetMean[i], 2) + Math.pow(deviation[i] - targetDeviation[i], 2);
        }

        double found = Wasserstein.squared(mean, squares(deviation), targetMean, squares(targetDeviation));

        assertThat(found).isCloseTo(wanted, within(1e-12 * wanted));
    }

    /** Σ and Σ_t don't commute; tr A^½ of a 2×2 matrix is √(tr A + 2 √det A), and here tr and det A are those of Σ·Σ_t. */
    @Test
    void twoDimensionsFollowTheFormulaOfTraceAndDeterminant() {
        double[][] covariance = {{2, 1}, {1, 3}};
        double[][] target = {{5, -2}, {-2, 1}};
        double trace = 2 * 5 + 2 * (1 * -2) + 3 * 1;
        double determinant = (2 * 3 - 1) * (5 - 4);
        double wanted = 2 + 3 + 5 + 1 - 2 * Math.sqrt(trace + 2 * Math.sqrt(determinant));

        double[] zero = {0, 0};
        assertThat(Wasserstein.squared(zero, covariance, zero, target)).isCloseTo(wanted, within(1e-12));
        assertThat(Wasserstein.squared(zero, target, zero, covariance)).isCloseTo(wanted, within(1e-12));
    }

    @Test
    void anEqualSingularGaussianIsAtNoDistance() {
        double[][] covariance = {{4, 2, 0}, {2, 1, 0}, {0, 0, 0}};

        assertThat(Wasserstein.squared(new double[3], covariance, new double[3], covariance))
                .isCloseTo(0, within(1e-7));
    }

    private static double[][] squares(double[] deviation) {
        double[][] covariance = new double[deviation.length][deviation.length];
        for (int i = 0; i < deviation.length; i++) {
            covariance[i][i] = deviation[i] * deviation[i];
        }
        return covariance;
    }
}
