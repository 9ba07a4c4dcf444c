package io.impasto.train.network;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings each of the student's channels back to a mean activation of about 1, so that half precision holds everything: its filter is divided
 * by a power of two, which the next layer's kernel and the maps multiply by. Exact.
 */
public final class Rescaling {

    private Rescaling() {}

    /**
     * The same student.
     *
     * @param pictures batches of the same size, each B×3×H×W, normalised; unchanged
     * @param manager gets the tensors
     */
    public static NamedTensors of(NamedTensors student, List<NDArray> pictures, NDManager manager) {
        Map<String, NDArray> scaled = new HashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            LayerMaps maps = new LayerMaps(pictures);
            double[] input = {1, 1, 1};
            for (VggLayer layer : VggLayer.ALL) {
                NDArray kernel = copy(student, layer.kernelName(), scope);
                NDArray bias = copy(student, layer.biasName(), scope);
                maps = maps.through(layer, kernel, bias);
                double[] output = powersOfTwo(maps.means());
                NDArray multiplier = Correlations.vector(input, scope);
                NDArray divisor = Correlations.vector(output, scope);
                kernel.muli(multiplier.reshape(1, input.length, 1, 1)).divi(divisor.reshape(output.length, 1, 1, 1));
                bias.divi(divisor);
                scaled.put(layer.kernelName(), kernel);
                scaled.put(layer.biasName(), bias);
                layer.tap().map(ParameterLayout::mapName).ifPresent(name -> {
                    NDArray map = copy(student, name, scope);
                    scaled.put(name, map.muli(divisor.reshape(1, output.length)));
                });
                if (layer.pooled()) {
                    maps = maps.pooled();
                }
                input = output;
            }
            scaled.values().forEach(tensor -> tensor.attach(manager));
        }
        return new NamedTensors(scaled);
    }

    private static NDArray copy(NamedTensors student, String name, NDManager scope) {
        NDArray copy = requireNonNull(student.byName().get(name)).duplicate();
        copy.attach(scope);
        return copy;
    }

    private static double[] powersOfTwo(double[] means) {
        double[] powers = new double[means.length];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = means[i] > 0 ? Math.scalb(1.0, Math.getExponent(means[i])) : 1;
        }
        return powers;
    }
}
