package io.impasto.engine.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void rosenbrocksValleyIsFollowedToItsEnd() {
        Rosenbrock valley = new Rosenbrock(manager.create(new double[] {-1.2, 1}));
        int steps = 0;
        try (Lbfgs lbfgs = new Lbfgs(1, 10, manager)) {
            while (valley.value() > 1e-12 && steps < 60) {
                double before = valley.value();
                lbfgs.step(valley);
                assertThat(valley.value()).isLessThan(before);
                steps++;
            }
        }

        assertThat(valley.x().toDoubleArray()[0]).isCloseTo(1, within(1e-5));
        assertThat(valley.x().toDoubleArray()[1]).isCloseTo(1, within(1e-5));
        assertThat(valley.evaluations).isLessThan(100);
    }

    @Test
    void nothingMovesWhereTheGradientIsZero() {
        Rosenbrock bottom = new Rosenbrock(manager.create(new double[] {1, 1}));
        try (Lbfgs lbfgs = new Lbfgs(1, 10, manager)) {
            lbfgs.step(bottom);
        }

        assertThat(bottom.x().toDoubleArray()).containsExactly(1, 1);
    }

    /** (1 − a)² + 100 (b − a²)². */
    private static final class Rosenbrock implements Point {

        private final NDArray x;
        private int evaluations;

        Rosenbrock(NDArray x) {
            this.x = x;
        }

        @Override
        public NDArray x() {
            return x;
        }

        @Override
        public double value() {
            double a = x.toDoubleArray()[0];
            double b = x.toDoubleArray()[1];
            return (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a);
        }

        @Override
        public NDArray gradient() {
            double a = x.toDoubleArray()[0];
            double b = x.toDoubleArray()[1];
            return x.getManager().create(new double[] {-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)});
        }

        @Override
        public void moved() {
            evaluations++;
        }
    }
}
