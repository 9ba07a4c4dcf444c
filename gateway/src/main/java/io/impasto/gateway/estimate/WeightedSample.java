package io.impasto.gateway.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers that don't count alike. */
final class WeightedSample {

    /** From the mean absolute deviation's median to the standard deviation of a normal distribution. */
    private static final double NORMAL = 1.4826;

    private record Weighted(double value, double weight) {}

    private final List<Weighted> values = new ArrayList<>();
    private double total;

    void add(double value, double weight) {
        values.add(new Weighted(value, weight));
        total += weight;
    }

    double median() {
        return quantile(0.5);
    }

    /** The least value up to which there is that share of the weight; 0 of none. */
    double quantile(double share) {
        double sum = 0;
        double last = 0;
        for (Weighted each : values.stream()
                .sorted(Comparator.comparingDouble(Weighted::value))
                .toList()) {
            sum += each.weight;
            last = each.value;
            if (sum >= share * total) {
                return each.value;
            }
        }
        return last;
    }

    /** A spread that outliers don't touch: the median of the distances from the median, as a standard deviation. */
    double spread() {
        double median = median();
        WeightedSample distances = new WeightedSample();
        values.forEach(each -> distances.add(Math.abs(each.value - median), each.weight));
        return NORMAL * distances.median();
    }
}
