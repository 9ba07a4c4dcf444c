package io.impasto.train.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/**
 * What pruning found.
 *
 * @param units what 1 stands for in each channel of each layer of the teacher, whose features are measured in them
 * @param means raw mean activations of the same
 * @param scales by tap
 * @param parameters the student's kernels, biases and maps, see {@link ParameterLayout}
 */
public record PrunedStart(
        List<double[]> units, List<double[]> means, Map<String, TapScale> scales, Map<String, NDArray> parameters) {

    public PrunedStart {
        units = List.copyOf(units);
        means = List.copyOf(means);
        scales = Map.copyOf(scales);
        parameters = Map.copyOf(parameters);
    }
}
