package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.Collections;
import java.util.List;

/** What the numbers of parameters must be, whatever the preset. */
final class Checks {

    private Checks() {}

    static void between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException("options." + option, value + " is not between " + least + " and " + most);
        }
    }

    static void between(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException("options." + option, value + " is not between " + least + " and " + most);
        }
    }

    static void rate(String option, double value) {
        if (!Double.isFinite(value) || value <= 0) {
            throw new InvalidInputException("options." + option, value + " is not a rate: finite and above 0");
        }
    }

    /** The layers are the network's, the weights finite and not all 0. */
    static void losses(
            NetworkName network,
            String contentLayer,
            double contentWeight,
            List<String> styleLayers,
            List<Double> styleWeights,
            double tvWeight) {
        tap("contentLayer", network, contentLayer);
        weight("contentWeight", contentWeight);
        styleLayers.forEach(layer -> tap("styleLayers", network, layer));
        styleLayers.stream()
                .filter(layer -> Collections.frequency(styleLayers, layer) > 1)
                .findFirst()
                .ifPresent(layer -> {
                    throw new InvalidInputException("options.styleLayers", "'" + layer + "' is named twice");
                });
        if (styleWeights.size() != styleLayers.size()) {
            throw new InvalidInputException(
                    "options.styleWeights",
                    "there are " + styleWeights.size() + " weights for " + styleLayers.size() + " style layers "
                            + styleLayers + "; one each is needed");
        }
        styleWeights.forEach(weight -> weight("styleWeights", weight));
        weight("tvWeight", tvWeight);
        if (contentWeight == 0 && tvWeight == 0 && styleWeights.stream().allMatch(weight -> weight == 0)) {
            throw new InvalidInputException(
                    "options", "contentWeight, styleWeights and tvWeight are all 0: nothing would be optimised");
        }
    }

    private static void weight(String option, double value) {
        if (!Double.isFinite(value) || value < 0) {
            throw new InvalidInputException("options." + option, value + " is not a weight: finite and at least 0");
        }
    }

    private static void tap(String option, NetworkName network, String layer) {
        if (!network.taps().contains(layer)) {
            throw new InvalidInputException(
                    "options." + option,
                    network + " has no layer '" + Quoted.abbreviated(layer) + "'; it has "
                            + String.join(", ", network.taps()));
        }
    }
}
