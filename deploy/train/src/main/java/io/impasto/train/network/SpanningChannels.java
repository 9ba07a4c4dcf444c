package io.impasto.train.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the channels which the others are best explained by: one after the other, that which takes most energy out of what all
 * channels have left beside those chosen so far (greedy column subset selection; Farahat, Ghodsi and Kamel 2011), by Cholesky's elimination of the
 * second moments with pivots.
 */
final class SpanningChannels {

    /** Of the energy in all: what is left below it is rounding. */
    private static final double NOTHING = 1e-12;

    private SpanningChannels() {}

    /**
     * The channels' numbers, ascending.
     *
     * @param moments E[F Fᵀ], C×C; unchanged
     * @param count how many, at most C
     */
    static int[] of(double[][] moments, int count) {
        double[][] rest = LeastSquares.copy(moments);
        double least = NOTHING * trace(rest);
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            int pivot = best(rest, chosen, least);
            chosen.add(pivot);
            if (rest[pivot][pivot] > least) {
                eliminate(rest, pivot);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** The channel j with the largest Σ_i R_ij² / R_jj; when nothing is left to explain, any that wasn't chosen. */
    private static int best(double[][] rest, List<Integer> chosen, double least) {
        int best = -1;
        double most = -1;
        for (int j = 0; j < rest.length; j++) {
            if (chosen.contains(j)) {
                continue;
            }
            double explained =
                    rest[j][j] > least ? Arrays.stream(rest[j]).map(r -> r * r).sum() / rest[j][j] : 0;
            if (explained > most) {
                most = explained;
                best = j;
            }
        }
        return best;
    }

    private static void eliminate(double[][] rest, int pivot) {
        double[] row = rest[pivot].clone();
        for (int i = 0; i < rest.length; i++) {
            double factor = row[i] / row[pivot];
            for (int j = 0; j < rest.length; j++) {
                rest[i][j] -= factor * row[j];
            }
        }
    }

    private static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }
}
