package io.impasto.train.learning;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.train.network.NamedTensors;
import io.impasto.train.network.ParameterLayout;
import io.impasto.train.network.TapScale;
import io.impasto.train.network.VggLayer;
import java.util.Map;

/**
 * How far the student is from the teacher: at each tap, the mean over crops of
 *
 * <pre>
 * ‖A f − F‖² / (‖F‖² + φ e)  +  g ‖Gram(A f) − Gram(F)‖² / (‖Gram(F)‖² + φ² q)
 * </pre>
 *
 * times w, where e and q are the tap's mean energies, which keep flat crops from outweighing all others.
 */
public final class StudentLoss {

    /** φ. */
    private static final double FLOOR = 0.05;

    private final LossWeights weights;
    private final Map<String, TapScale> scales;

    public StudentLoss(LossWeights weights, Map<String, TapScale> scales) {
        this.weights = weights;
        this.scales = Map.copyOf(scales);
    }

    /**
     * The relative errors: of the features at all taps, shallow to deep, then of the Gram matrices likewise. 12 numbers, differentiable.
     *
     * @param student f
     * @param teacher F
     * @param parts the parameters, for the maps A
     */
    NDArray errors(FeatureMaps student, FeatureMaps teacher, NamedTensors parts) {
        NDList features = new NDList();
        NDList grams = new NDList();
        for (String tap : VggLayer.TAPS) {
            TapMoments moments =
                    TapMoments.of(student.at(tap).tensor(), teacher.at(tap).tensor());
            NDArray map = requireNonNull(parts.byName().get(ParameterLayout.mapName(tap)));
            features.add(featureError(tap, moments, map));
            grams.add(gramError(tap, moments, map));
        }
        features.addAll(grams);
        return NDArrays.stack(features);
    }

    /** One tap's mean relative error of features. */
    NDArray featureError(String tap, TapMoments moments, NDArray map) {
        double floor = FLOOR * scale(tap).energy();
        return moments.featureError(map).div(moments.energy().add(floor)).mean();
    }

    /** One tap's mean relative error of Gram matrices. */
    NDArray gramError(String tap, TapMoments moments, NDArray map) {
        double floor = FLOOR * FLOOR * scale(tap).gram();
        return moments.gramError(map).div(moments.gramEnergy().add(floor)).mean();
    }

    private TapScale scale(String tap) {
        return requireNonNull(scales.get(tap));
    }

    /** What a crop's products count in a sum over crops, so that it measures relative errors: 1 / (‖F‖² + φ e), B×1×1. */
    NDArray cropWeights(String tap, TapMoments moments) {
        NDArray energy = moments.energy().add(FLOOR * scale(tap).energy());
        return energy.pow(-1).reshape(energy.getShape().get(0), 1, 1);
    }

    /** The factors of the 12 {@link #errors} in their sum. */
    NDArray factors(NDManager manager) {
        int taps = weights.taps().size();
        float[] factors = new float[2 * taps];
        for (int i = 0; i < taps; i++) {
            factors[i] = weights.taps().get(i).floatValue();
            factors[taps + i] = (float) (weights.gram() * weights.taps().get(i));
        }
        return manager.create(factors);
    }

    /** The sum that {@link #factors} make of the errors. */
    double of(float[] errors) {
        int taps = weights.taps().size();
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            sum += weights.taps().get(i) * (errors[i] + weights.gram() * errors[taps + i]);
        }
        return sum;
    }

    /** One tap's share without its weight: its features' error and, by g, its Gram matrices'. */
    double of(double feature, double gram) {
        return feature + weights.gram() * gram;
    }
}
