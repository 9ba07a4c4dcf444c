package io.impasto.engine;

import io.impasto.common.job.StyleParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The taps that an optimisation reads. A weight of 0 takes a tap out of use, and with it the work.
 *
 * @param content none or one
 * @param style each with its weight w_l > 0, in the order of the parameters
 */
record Taps(List<String> content, Map<String, Double> style) {

    static Taps inUse(StyleParameters parameters) {
        Map<String, Double> style = new LinkedHashMap<>();
        for (int l = 0; l < parameters.styleLayers().size(); l++) {
            if (parameters.styleWeights().get(l) > 0) {
                style.put(
                        parameters.styleLayers().get(l),
                        parameters.styleWeights().get(l));
            }
        }
        return new Taps(parameters.contentWeight() > 0 ? List.of(parameters.contentLayer()) : List.of(), style);
    }

    Set<String> all() {
        return Stream.concat(content.stream(), style.keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
