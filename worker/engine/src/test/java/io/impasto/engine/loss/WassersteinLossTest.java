package io.impasto.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The distance of normal distributions where it can be written down. */
class WassersteinLossTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void commutingCovariancesDifferByTheirDeviations() {
        // W² = |μ − μ_t|² + Σ (σ_i − σ_t,i)² for diagonal Σ; ε is 10⁻⁴ of the target's mean variance, (4 + 9)/2,
        // and 10⁻⁴ of its mean square.
        Moments here = moments(new double[] {1, 2}, new double[] {1, 16});
        Moments there = moments(new double[] {0, 2.5}, new double[] {4, 9});
        double e = 1e-4 * 6.5 + 1e-4 * (6.5 + 6.25 / 2);

        double value = loss(there, 1).at(here).value().toDoubleArray()[0];

        double expected =
                (1 + 0.25 + square(Math.sqrt(1 + e) - Math.sqrt(4 + e)) + square(Math.sqrt(16 + e) - Math.sqrt(9 + e)))
                        / 2;
        assertThat(value).isCloseTo(expected, within(1e-6));
    }

    @Test
    void aStyleIsAtNoDistanceFromItself() {
        NDArray features = noise(new Random(3), 1, 6, 9, 9);

        assertThat(loss(Moments.of(features), 1).at(features).value().toDoubleArray()[0])
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void distanceIsRelativeToTheScaleOfTheFeatures() {
        Random random = new Random(3);
        NDArray style = noise(random, 1, 6, 9, 9);
        NDArray features = noise(random, 1, 6, 9, 9);
        double energy = StyleTarget.energy(Moments.of(style));

        double value = loss(Moments.of(style), 1 / energy).at(features).value().toDoubleArray()[0];
        double scaled = loss(Moments.of(style.mul(100)), 1 / (1e4 * energy))
                .at(features.mul(100))
                .value()
                .toDoubleArray()[0];

        assertThat(scaled).isCloseTo(value, within(1e-9));
    }

    @Test
    void keptTransportIsRightToFirstOrder() {
        Random random = new Random(3);
        NDArray features = noise(random, 1, 6, 9, 9);
        Moments style = Moments.of(noise(random, 1, 6, 9, 9));
        WassersteinLoss kept = loss(style, 1);
        kept.at(features);
        NDArray moved = features.add(noise(random, 1, 6, 9, 9).mul(0.01));

        double tangent = kept.at(moved).value().toDoubleArray()[0];
        double exact = loss(style, 1).at(moved).value().toDoubleArray()[0];

        assertThat(tangent).isCloseTo(exact, within(1e-3 * exact));
        assertThat(tangent).isLessThanOrEqualTo(exact + 1e-9);
    }

    /** Ten positions of sixteen channels, once as they are and once as moments. */
    @Test
    void rootOfPositionsIsThatOfChannels() {
        Random random = new Random(3);
        Moments style = Moments.of(noise(random, 1, 16, 20, 20));
        NDArray features = noise(random, 1, 16, 2, 5);

        LossGradient small = loss(style, 1).at(features);
        MomentGradient large = loss(style, 1).at(Moments.of(features));

        assertThat(small.value().toDoubleArray()[0])
                .isCloseTo(
                        large.value().toDoubleArray()[0],
                        within(0.02 * large.value().toDoubleArray()[0]));
        NDArray expected = large.at(features, 10);
        assertThat(small.gradient().sub(expected).abs().max().toDoubleArray()[0])
                .isLessThan(0.02 * expected.abs().max().toDoubleArray()[0]);
    }

    @Test
    void rootsAreRoots() {
        NDArray f = noise(new Random(3), 8, 20);
        NDArray a = f.matMul(f.transpose());

        MatrixRoots roots = MatrixRoots.of(a, 20);

        assertThat(roots.root().matMul(roots.root()).sub(a).abs().max().toDoubleArray()[0])
                .isLessThan(1e-9);
        assertThat(roots.inverse()
                        .matMul(roots.root())
                        .sub(MatrixRoots.identity(a))
                        .abs()
                        .max()
                        .toDoubleArray()[0])
                .isLessThan(1e-9);
    }

    /**
     * Of a covariance whose eigenvalues span four decades, d tr A^½ = ½ ⟨A^(−½), dA⟩ holds for converged roots; that a loss's 12 steps
     * leave a hundredth is the small eigenvalues', which are not there by then.
     */
    @Test
    void derivativeOfTheRootIsAsGoodAsTheRoot() {
        Random random = new Random(3);
        NDArray f = noise(random, 64, 80).mul(decades(64, 2));
        NDArray a = f.matMul(f.transpose()).divi(80);
        NDArray direction = a.matMul(a).divi(a.square().sum().sqrt());

        assertThat(errorOfDerivative(a, direction, 32)).isLessThan(1e-6);
        assertThat(errorOfDerivative(a, direction, WassersteinLoss.NEWTON_SCHULZ_STEPS))
                .isBetween(1e-3, 2e-2);
    }

    private double errorOfDerivative(NDArray a, NDArray direction, int steps) {
        double h = 1e-6;
        double up = trace(a.add(direction.mul(h)), steps);
        double down = trace(a.sub(direction.mul(h)), steps);
        double closed = MatrixRoots.of(a, steps).inverse().mul(direction).sum().toDoubleArray()[0] / 2;
        return Math.abs((up - down) / (2 * h) - closed) / Math.abs(closed);
    }

    private static double trace(NDArray a, int steps) {
        return StyleTarget.trace(MatrixRoots.of(a, steps).root()).toDoubleArray()[0];
    }

    /** A column from 1 down to 10^−decades. */
    private NDArray decades(int n, double decades) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Math.pow(10, -decades * i / (n - 1));
        }
        return manager.create(values, new Shape(n, 1));
    }

    private WassersteinLoss loss(Moments style, double weight) {
        return new WassersteinLoss("f", weight, StyleTarget.of(style), manager);
    }

    private Moments moments(double[] mean, double[] variances) {
        double[] second = {
            variances[0] + mean[0] * mean[0], mean[0] * mean[1], mean[0] * mean[1], variances[1] + mean[1] * mean[1]
        };
        return new Moments(manager.create(mean, new Shape(2, 1)), manager.create(second, new Shape(2, 2)));
    }

    private static double square(double x) {
        return x * x;
    }

    private NDArray noise(Random random, long... shape) {
        Shape full = new Shape(shape);
        return manager.create(random.doubles(full.size()).map(u -> 2 * u - 1).toArray(), full);
    }
}
