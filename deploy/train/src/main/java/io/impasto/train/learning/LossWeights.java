package io.impasto.train.learning;

import io.impasto.common.InvalidInputException;
import io.impasto.train.network.VggLayer;
import java.util.List;

/**
 * What counts how much.
 *
 * @param taps w, shallow to deep
 * @param gram g: how much a Gram matrix's relative error counts beside the features'
 */
public record LossWeights(List<Double> taps, double gram) {

    /** @throws InvalidInputException naming the option */
    public LossWeights {
        taps = List.copyOf(taps);
        if (taps.size() != VggLayer.TAPS.size()) {
            throw new InvalidInputException(
                    "--tap-weights",
                    taps.size() + " numbers; one for each of " + String.join(", ", VggLayer.TAPS) + " is needed");
        }
        taps.forEach(weight -> checkWeight("--tap-weights", weight));
        checkWeight("--gram-weight", gram);
    }

    private static void checkWeight(String option, double weight) {
        if (!(weight >= 0 && weight <= 1e6)) {
            throw new InvalidInputException(option, weight + " is not between 0 and 1000000");
        }
    }
}
