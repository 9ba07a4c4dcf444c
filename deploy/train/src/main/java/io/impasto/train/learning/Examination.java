package io.impasto.train.learning;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.train.network.Channels;
import io.impasto.train.network.Correlations;
import io.impasto.train.network.NamedTensors;
import io.impasto.train.network.ParameterLayout;
import io.impasto.train.network.VggLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a student on pictures that it doesn't learn from.
 *
 * @param teacher in its own units
 * @param pictures batches B×3×H×W, normalised
 */
public record Examination(FeatureNetwork teacher, Channels student, List<NDArray> pictures) {

    /** Of a Gram matrix's energy: a picture of one colour has next to none. */
    private static final double NOTHING = 1e-12;

    public Examination {
        pictures = List.copyOf(pictures);
    }

    /**
     * The errors at each tap, shallow to deep.
     *
     * @param parts the student's parameters
     * @param factors what to multiply the teacher's channels by before measuring, by tap
     */
    public Map<String, TapError> of(NamedTensors parts, Map<String, double[]> factors, NDManager manager) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        VggLayer.TAPS.forEach(tap -> sums.put(tap, new double[4]));
        FeatureNetwork network = parts.network(student);
        for (NDArray batch : pictures) {
            try (NDManager scope = manager.newSubManager()) {
                scope.tempAttachAll(batch);
                FeatureMaps own = network.features(batch, VggLayer.TAPS);
                FeatureMaps seen = teacher.features(batch, VggLayer.TAPS);
                for (String tap : VggLayer.TAPS) {
                    NDArray factor = Correlations.vector(requireNonNull(factors.get(tap)), scope);
                    TapMoments moments = TapMoments.of(
                                    own.at(tap).tensor(), seen.at(tap).tensor())
                            .scaled(factor);
                    NDArray map = requireNonNull(parts.byName().get(ParameterLayout.mapName(tap)));
                    add(
                            requireNonNull(sums.get(tap)),
                            moments,
                            factor.reshape(-1, 1).mul(map));
                }
            }
        }
        Map<String, TapError> errors = new LinkedHashMap<>();
        sums.forEach((tap, sum) -> errors.put(tap, new TapError(sum[0] / sum[1], sum[2] / sum[3])));
        return errors;
    }

    private static void add(double[] sums, TapMoments moments, NDArray map) {
        sums[0] += number(moments.featureError(map).sum());
        sums[1] += number(moments.energy().sum());
        sums[2] += number(
                moments.gramError(map).div(moments.gramEnergy().add(NOTHING)).sum());
        sums[3] += moments.own().getShape().get(0);
    }

    private static double number(NDArray scalar) {
        return scalar.toArray()[0].doubleValue();
    }

    /** How many pictures there are. */
    public int count() {
        List<Long> counts = new ArrayList<>();
        pictures.forEach(batch -> counts.add(batch.getShape().get(0)));
        return counts.stream().mapToInt(Long::intValue).sum();
    }
}
