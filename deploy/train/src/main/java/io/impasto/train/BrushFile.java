package io.impasto.train;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.train.learning.View;
import io.impasto.train.network.Correlations;
import io.impasto.train.network.NamedTensors;
import io.impasto.train.network.ParameterLayout;
import io.impasto.train.network.VggLayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The network as it is shipped: fp16 safetensors with torchvision's names for VGG-19's kernels and biases, and at each tap {@code view.TAP}, the
 * symmetric c×c matrix of {@link View}.
 */
final class BrushFile {

    private BrushFile() {}

    /** The name of a tap's view. */
    static String viewName(String tap) {
        return "view." + tap;
    }

    /**
     * The file's bytes.
     *
     * @param student kernels, biases and maps
     * @param units of the teacher's layers
     */
    static byte[] bytes(NamedTensors student, List<double[]> units, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            NDList tensors = new NDList();
            for (VggLayer layer : VggLayer.ALL) {
                tensors.add(half(layer.kernelName(), part(student, layer.kernelName()), scope));
                tensors.add(half(layer.biasName(), part(student, layer.biasName()), scope));
            }
            for (String tap : VggLayer.TAPS) {
                double[][] map = Correlations.rows(part(student, ParameterLayout.mapName(tap)));
                double[][] view = View.of(map, units.get(VggLayer.indexOf(tap)));
                tensors.add(half(viewName(tap), Correlations.matrix(view, scope), scope));
            }
            return tensors.encode(NDList.Encoding.SAFETENSORS);
        }
    }

    /** The student as it is when read from the file: its kernels and biases rounded to half precision. */
    static NamedTensors rounded(NamedTensors student, NDManager manager) {
        Map<String, NDArray> rounded = new HashMap<>(student.byName());
        for (VggLayer layer : VggLayer.ALL) {
            for (String name : List.of(layer.kernelName(), layer.biasName())) {
                try (NDArray half = part(student, name).toType(DataType.FLOAT16, true)) {
                    NDArray widened = half.toType(DataType.FLOAT32, true);
                    widened.attach(manager);
                    rounded.put(name, widened);
                }
            }
        }
        return new NamedTensors(rounded);
    }

    private static NDArray half(String name, NDArray tensor, NDManager scope) {
        NDArray half = tensor.toType(DataType.FLOAT16, true);
        half.attach(scope);
        half.setName(name);
        return half;
    }

    private static NDArray part(NamedTensors student, String name) {
        return requireNonNull(student.byName().get(name));
    }
}
