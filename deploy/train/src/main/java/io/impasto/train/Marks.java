package io.impasto.train;

import static java.util.Objects.requireNonNull;

import io.impasto.engine.state.SavedState;
import io.impasto.train.learning.TapError;
import io.impasto.train.network.VggLayer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an examination found, measured in each way.
 *
 * @param byMetric at each tap, shallow to deep
 */
record Marks(Map<Metric, Map<String, TapError>> byMetric) {

    private static final String FEATURE = ".feature";
    private static final String GRAM = ".gram";

    /** How much a channel of the teacher counts. */
    enum Metric {
        /** Each the same: a mean activation of 1 (γ = 0). */
        NORMALISED,
        /** As the loss counted them. */
        TRAINED,
        /** As in the teacher's file (γ = 1), which is how pictures made with it are judged. */
        RAW
    }

    Map<String, TapError> in(Metric metric) {
        return requireNonNull(byMetric.get(metric));
    }

    /** For people: both errors at each tap. */
    String told(Metric metric) {
        return in(metric).entrySet().stream()
                .map(tap -> String.format(
                        Locale.ROOT,
                        "%s %.3f/%.3f",
                        tap.getKey(),
                        tap.getValue().feature(),
                        tap.getValue().gram()))
                .collect(Collectors.joining(", ", "relative errors of features/Gram matrices: ", ""));
    }

    void save(String name, SavedState state) {
        byMetric.forEach((metric, taps) -> taps.forEach((tap, error) -> {
            state.put(key(name, metric, tap) + FEATURE, error.feature());
            state.put(key(name, metric, tap) + GRAM, error.gram());
        }));
    }

    static Marks restore(String name, SavedState state) {
        Map<Metric, Map<String, TapError>> marks = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            Map<String, TapError> taps = new LinkedHashMap<>();
            for (String tap : VggLayer.TAPS) {
                String key = key(name, metric, tap);
                taps.put(tap, new TapError(state.number(key + FEATURE), state.number(key + GRAM)));
            }
            marks.put(metric, taps);
        }
        return new Marks(marks);
    }

    private static String key(String name, Metric metric, String tap) {
        return name + "." + metric + "." + tap;
    }
}
