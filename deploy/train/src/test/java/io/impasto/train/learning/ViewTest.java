package io.impasto.train.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is seen through S is what the map says. */
class ViewTest {

    private final Random random = new Random(11);

    private double[][] map(int rows, int columns, double scale) {
        double[][] map = new double[rows][columns];
        for (double[] row : map) {
            for (int j = 0; j < columns; j++) {
                row[j] = scale * random.nextGaussian();
            }
        }
        return map;
    }

    private static double length(double[][] matrix, double[] weights, double[] x) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            double value = 0;
            for (int j = 0; j < x.length; j++) {
                value += matrix[i][j] * x[j];
            }
            sum += weights[i] * weights[i] * value * value;
        }
        return Math.sqrt(sum);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void lengthsAreThoseOfTheMappedInRawUnits() {
        double[][] map = map(50, 20, 1);
        double[] units = random.doubles(50, 0.1, 9).toArray();

        double[][] view = View.of(map, units);

        for (int trial = 0; trial < 20; trial++) {
            double[] x = random.doubles(20, -1, 1).toArray();
            assertThat(length(view, ones(20), x)).isCloseTo(length(map, units, x), within(1e-9));
        }
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                assertThat(view[i][j]).isCloseTo(view[j][i], within(1e-12));
            }
        }
    }

    @Test
    void aMapThatLosesDirectionsHasAView() {
        double[][] map = map(3, 8, 1);

        double[][] view = View.of(map, ones(3));

        double[] x = random.doubles(8, -1, 1).toArray();
        assertThat(length(view, ones(8), x)).isCloseTo(length(map, ones(3), x), within(1e-7));
    }

    @Test
    void elementsStayInHalfPrecisionByAPowerOfTwo() {
        double[][] map = map(30, 10, 1);
        double[] units = ones(30);
        double[] large = units.clone();
        java.util.Arrays.fill(large, 1e6);

        double[][] view = View.of(map, large);

        double largest = 0;
        for (double[] row : view) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        assertThat(largest).isBetween(400.0, 1000.0);
        double factor = View.of(map, units)[0][0] * 1e6 / view[0][0];
        assertThat(Math.log(factor) / Math.log(2)).isCloseTo(Math.rint(Math.log(factor) / Math.log(2)), within(1e-9));
    }
}
