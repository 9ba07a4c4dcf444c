package io.impasto.train.learning;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.train.network.Correlations;
import io.impasto.train.network.LeastSquares;
import io.impasto.train.network.NamedTensors;
import io.impasto.train.network.ParameterLayout;
import io.impasto.train.network.VggLayer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last word on the maps A: at each tap, the least squares over many crops, or the map that training found where that has the smaller
 * loss on other crops. Least squares know nothing of Gram matrices, which they make too small; training does.
 *
 * @param lesson what was learnt
 * @param batches how many are fitted to; a quarter of that is compared on
 */
public record Refit(Training.Lesson lesson, int batches) {

    private static final int FITTED = 1;
    private static final int COMPARED = 2;

    /** Of one tap, E[f fᵀ] and E[F fᵀ], 64-bit. */
    private record Sums(NDArray own, NDArray cross) {}

    /**
     * The parameters with the better maps.
     *
     * @param parts the student's; unchanged
     * @param manager gets the maps
     * @param refitted is told the taps whose map is the least squares'
     */
    public NamedTensors of(NamedTensors parts, NDManager manager, List<String> refitted) {
        Map<String, NDArray> fitted = fitted(parts, manager);
        Map<String, double[]> losses = losses(parts, fitted, manager);
        Map<String, NDArray> chosen = new HashMap<>(parts.byName());
        for (String tap : VggLayer.TAPS) {
            double[] loss = requireNonNull(losses.get(tap));
            if (loss[1] < loss[0]) {
                chosen.put(ParameterLayout.mapName(tap), requireNonNull(fitted.get(tap)));
                refitted.add(tap);
            }
        }
        return new NamedTensors(chosen);
    }

    private Map<String, NDArray> fitted(NamedTensors parts, NDManager manager) {
        Map<String, NDArray> maps = new LinkedHashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            Map<String, Sums> sums = new HashMap<>();
            for (String tap : VggLayer.TAPS) {
                Shape map = map(parts, tap).getShape();
                sums.put(
                        tap,
                        new Sums(
                                scope.zeros(new Shape(map.get(1), map.get(1)), DataType.FLOAT64),
                                scope.zeros(map, DataType.FLOAT64)));
            }
            FeatureNetwork network = parts.network(lesson.student());
            for (int n = 0; n < batches; n++) {
                try (NDManager turn = scope.newSubManager()) {
                    NDArray batch = lesson.crops().batch(FITTED, n, turn);
                    FeatureMaps own = network.features(batch, VggLayer.TAPS);
                    FeatureMaps seen = lesson.teacher().features(batch, VggLayer.TAPS);
                    for (String tap : VggLayer.TAPS) {
                        TapMoments moments =
                                TapMoments.of(own.at(tap).tensor(), seen.at(tap).tensor());
                        NDArray weights = lesson.loss().cropWeights(tap, moments);
                        Sums sum = requireNonNull(sums.get(tap));
                        sum.own().addi(weighted(moments.own(), weights));
                        sum.cross().addi(weighted(moments.cross(), weights));
                    }
                }
            }
            sums.forEach((tap, sum) -> maps.put(
                    tap,
                    Correlations.matrix(
                            LeastSquares.map(Correlations.rows(sum.cross()), Correlations.rows(sum.own())), manager)));
        }
        return maps;
    }

    private static NDArray weighted(NDArray moments, NDArray weights) {
        return moments.mul(weights).sum(new int[] {0}).toType(DataType.FLOAT64, true);
    }

    /** By tap, with the map at hand and with the fitted one. */
    private Map<String, double[]> losses(NamedTensors parts, Map<String, NDArray> fitted, NDManager manager) {
        Map<String, double[]> losses = new HashMap<>();
        FeatureNetwork network = parts.network(lesson.student());
        for (int n = 0; n < Math.max(1, batches / 4); n++) {
            try (NDManager turn = manager.newSubManager()) {
                NDArray batch = lesson.crops().batch(COMPARED, n, turn);
                FeatureMaps own = network.features(batch, VggLayer.TAPS);
                FeatureMaps seen = lesson.teacher().features(batch, VggLayer.TAPS);
                for (String tap : VggLayer.TAPS) {
                    TapMoments moments =
                            TapMoments.of(own.at(tap).tensor(), seen.at(tap).tensor());
                    double[] sums = losses.computeIfAbsent(tap, none -> new double[2]);
                    sums[0] += loss(tap, moments, map(parts, tap), turn);
                    sums[1] += loss(tap, moments, requireNonNull(fitted.get(tap)), turn);
                }
            }
        }
        return losses;
    }

    private double loss(String tap, TapMoments moments, NDArray map, NDManager turn) {
        NDArray local = map.duplicate();
        local.attach(turn);
        return lesson.loss()
                .of(
                        lesson.loss().featureError(tap, moments, local).getFloat(),
                        lesson.loss().gramError(tap, moments, local).getFloat());
    }

    private static NDArray map(NamedTensors parts, String tap) {
        return requireNonNull(parts.byName().get(ParameterLayout.mapName(tap)));
    }
}
