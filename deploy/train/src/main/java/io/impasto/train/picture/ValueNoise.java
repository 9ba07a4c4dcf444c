package io.impasto.train.picture;

import java.util.SplittableRandom;

/** Smooth noise: octaves of random lattices, each twice as fine as the one before and weaker by a factor. */
final class ValueNoise {

    private static final int COARSEST = 2;

    private ValueNoise() {}

    /**
     * @param side of the square, px
     * @param roughness an octave's amplitude over that of the coarser one, 0 to 1
     * @return row by row, spread over [0, 1]
     */
    static double[] of(int side, double roughness, SplittableRandom random) {
        double[] sum = new double[side * side];
        double amplitude = 1;
        for (int cells = COARSEST; cells <= side; cells *= 2, amplitude *= roughness) {
            add(sum, side, cells, amplitude, random);
        }
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double value : sum) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (sum[i] - least) / (most - least);
        }
        return sum;
    }

    private static void add(double[] sum, int side, int cells, double amplitude, SplittableRandom random) {
        int nodes = cells + 1;
        double[] lattice = random.doubles((long) nodes * nodes).toArray();
        for (int y = 0; y < side; y++) {
            double v = (double) y * cells / side;
            int row = (int) v;
            double down = smooth(v - row);
            for (int x = 0; x < side; x++) {
                double u = (double) x * cells / side;
                int column = (int) u;
                double right = smooth(u - column);
                int at = row * nodes + column;
                double upper = lattice[at] + right * (lattice[at + 1] - lattice[at]);
                double lower = lattice[at + nodes] + right * (lattice[at + nodes + 1] - lattice[at + nodes]);
                sum[y * side + x] += amplitude * (upper + down * (lower - upper));
            }
        }
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
