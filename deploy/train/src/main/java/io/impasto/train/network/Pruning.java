package io.impasto.train.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a student out of the teacher, layer by layer, on real activations. Where the student keeps channels K and its features before them are f,
 * from which A makes the teacher's as nearly as a linear map can,
 *
 * <pre>
 * teacher  F′ = max(0, W ∗ F + b)
 * student  f′ = max(0, W_K ∗ (A f) + b_K) = max(0, (W_K·A) ∗ f + b_K)
 * </pre>
 *
 * is exactly F′_K if A f is F: the map is folded into the kernel, which works at the edges, too, for A·0 = 0.
 *
 * @param teacher what is cut
 * @param student how many channels to keep
 * @param gamma how much stronger channels count, see {@link Teacher#units}
 */
public record Pruning(Teacher teacher, Channels student, double gamma) {

    /** Where this layer's work is kept until the next. */
    private static final class Progress {
        private LayerMaps teachers;
        private LayerMaps students;
        private double[][] map = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

        private Progress(LayerMaps pictures) {
            teachers = pictures;
            students = pictures;
        }
    }

    /**
     * @param pictures batches of the same size, each B×3×H×W, normalised; unchanged
     * @param manager gets the student's tensors
     */
    public PrunedStart on(List<NDArray> pictures, NDManager manager) {
        List<double[]> units = new ArrayList<>();
        List<double[]> means = new ArrayList<>();
        Map<String, TapScale> scales = new HashMap<>();
        Map<String, NDArray> parameters = new HashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            Progress progress = new Progress(new LayerMaps(pictures));
            for (VggLayer layer : VggLayer.ALL) {
                NDArray kernel = teacher.kernel(layer, Teacher.inputUnits(layer, units), scope);
                NDArray bias = teacher.bias(layer);
                progress.teachers = progress.teachers.through(layer, kernel, bias);
                means.add(progress.teachers.means());
                double[] unit = Teacher.units(means.get(layer.index()), gamma);
                units.add(unit);
                progress.teachers.divideBy(unit);
                NDArray divisor = Correlations.vector(unit, scope);
                kernel.divi(divisor.reshape(unit.length, 1, 1, 1));
                NDArray scaledBias = bias.div(divisor);
                scaledBias.attach(scope);
                layer.tap().ifPresent(tap -> scales.put(tap, progress.teachers.scale()));
                if (layer.pooled()) {
                    progress.teachers = progress.teachers.pooled();
                }
                keep(layer, progress, kernel, scaledBias, parameters);
            }
            parameters.values().forEach(tensor -> tensor.attach(manager));
        }
        return new PrunedStart(units, means, scales, parameters);
    }

    private void keep(
            VggLayer layer, Progress progress, NDArray kernel, NDArray bias, Map<String, NDArray> parameters) {
        NDManager scope = kernel.getManager();
        int[] kept = SpanningChannels.of(progress.teachers.correlation(progress.teachers), student.of(layer));
        NDArray rows = scope.create(kept);
        NDArray own = folded(kernel.get(rows), Correlations.matrix(progress.map, scope));
        NDArray ownBias = bias.get(rows);
        progress.students = progress.students.through(layer, own, ownBias);
        // Of a mean of 1: Adam's steps then mean the same to each channel, and half precision holds them.
        double[] unit = Teacher.units(progress.students.means(), 0);
        NDArray divisor = Correlations.vector(unit, scope);
        own.divi(divisor.reshape(unit.length, 1, 1, 1));
        ownBias.divi(divisor);
        progress.students.divideBy(unit);
        if (layer.pooled()) {
            progress.students = progress.students.pooled();
        }
        progress.map = LeastSquares.map(
                progress.teachers.correlation(progress.students), progress.students.correlation(progress.students));
        parameters.put(layer.kernelName(), own);
        parameters.put(layer.biasName(), ownBias);
        layer.tap()
                .ifPresent(
                        tap -> parameters.put(ParameterLayout.mapName(tap), Correlations.matrix(progress.map, scope)));
    }

    /** W·A over the input channels: out × c × 3 × 3 from out × C × 3 × 3 and C×c. */
    static NDArray folded(NDArray kernel, NDArray map) {
        long out = kernel.getShape().get(0);
        long side = kernel.getShape().get(2);
        return kernel.transpose(0, 2, 3, 1)
                .reshape(out * side * side, map.getShape().get(0))
                .matMul(map)
                .reshape(out, side, side, map.getShape().get(1))
                .transpose(0, 3, 1, 2)
                .duplicate();
    }
}
