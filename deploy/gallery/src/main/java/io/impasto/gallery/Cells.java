package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** Irregular cells about evenly large: each place belongs to the nearest of the seeds, one in each square of a jittered grid. */
final class Cells {

    private final double pitch;
    private final int columns;
    private final int rows;
    private final double[] xs;
    private final double[] ys;

    /** @param pitch from seed to seed, units */
    Cells(Frame frame, double pitch, RandomGenerator random) {
        this.pitch = pitch;
        columns = (int) Math.ceil(frame.width() / pitch) + 3;
        rows = (int) Math.ceil(frame.height() / pitch) + 3;
        xs = new double[columns * rows];
        ys = new double[columns * rows];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = (i % columns - 1 + 0.12 + 0.76 * random.nextDouble()) * pitch;
            ys[i] = (i / columns - 1 + 0.12 + 0.76 * random.nextDouble()) * pitch;
        }
    }

    /** The number of the cell a place is in. */
    int nearest(double x, double y) {
        int column = (int) Math.floor(x / pitch) + 1;
        int row = (int) Math.floor(y / pitch) + 1;
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++) {
            for (int c = Math.max(0, column - 2); c <= Math.min(columns - 1, column + 2); c++) {
                int i = r * columns + c;
                double square = (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
                if (square < least) {
                    least = square;
                    best = i;
                }
            }
        }
        return best;
    }
}
