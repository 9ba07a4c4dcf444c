package io.impasto.train.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.Pooling;
import io.impasto.engine.network.Convolution;
import io.impasto.engine.network.Downsampling;
import io.impasto.engine.network.Relu;
import io.impasto.engine.network.ReplicatedEdge;
import java.util.ArrayList;
import java.util.List;

/**
 * One network's feature maps of all sample pictures at one layer.
 *
 * @param batches each B×C×H×W
 */
record LayerMaps(List<NDArray> batches) {

    /** Of the next layer, where {@code layer} is that: its ReLU's output. Closes these, unless they are the pictures. */
    LayerMaps through(VggLayer layer, NDArray kernel, NDArray bias) {
        Convolution convolution = new Convolution(kernel, bias, 1, layer.index() == 0 ? 0 : 1);
        List<NDArray> next = new ArrayList<>();
        for (NDArray batch : batches) {
            try (NDManager scope = batch.getManager().newSubManager()) {
                scope.tempAttachAll(batch);
                NDArray input = layer.index() == 0 ? new ReplicatedEdge().apply(batch) : batch;
                NDArray output = new Relu().apply(convolution.apply(input));
                next.add(output);
                output.attach(kernel.getManager());
            }
            if (layer.index() > 0) {
                batch.close();
            }
        }
        return new LayerMaps(next);
    }

    /** After 2×2 max pooling. Closes these. */
    LayerMaps pooled() {
        List<NDArray> pooled = new ArrayList<>();
        for (NDArray batch : batches) {
            pooled.add(new Downsampling(Pooling.MAX, 2, 2, false).apply(batch));
            batch.close();
        }
        return new LayerMaps(pooled);
    }

    /** Divides each channel by its unit, in place. */
    void divideBy(double[] units) {
        for (NDArray batch : batches) {
            try (NDArray divisor = Correlations.vector(units, batch.getManager())) {
                batch.divi(divisor.reshape(1, units.length, 1, 1));
            }
        }
    }

    /** Each channel's mean. */
    double[] means() {
        double[] means = new double[(int) batches.get(0).getShape().get(1)];
        for (NDArray batch : batches) {
            add(means, batch);
        }
        return means;
    }

    private void add(double[] means, NDArray batch) {
        double share = (double) batches.size() * batch.getShape().size() / means.length;
        try (NDArray sum = batch.sum(new int[] {0, 2, 3})) {
            float[] values = sum.toFloatArray();
            for (int i = 0; i < means.length; i++) {
                means[i] += values[i] / share;
            }
        }
    }

    /** E[F fᵀ], C×c, where these are F. */
    double[][] correlation(LayerMaps f) {
        NDManager manager = batches.get(0).getManager();
        try (NDManager scope = manager.newSubManager()) {
            NDArray sum = scope.zeros(
                    new Shape(
                            batches.get(0).getShape().get(1),
                            f.batches.get(0).getShape().get(1)),
                    DataType.FLOAT64);
            for (int i = 0; i < batches.size(); i++) {
                try (NDManager turn = scope.newSubManager()) {
                    // Twice attached would be given back to the manager that is closed here.
                    turn.tempAttachAll(batches.get(i));
                    if (f.batches != batches) {
                        turn.tempAttachAll(f.batches.get(i));
                    }
                    NDArray products = Correlations.of(batches.get(i), f.batches.get(i));
                    sum.addi(products.mean(new int[] {0}).toType(DataType.FLOAT64, true));
                }
            }
            return Correlations.rows(sum.div(batches.size()));
        }
    }

    /** How strong they are. */
    TapScale scale() {
        double energy = 0;
        double gram = 0;
        for (NDArray batch : batches) {
            try (NDManager turn = batch.getManager().newSubManager()) {
                turn.tempAttachAll(batch);
                NDArray products = Correlations.of(batch, batch);
                long pictures = batch.getShape().get(0);
                gram += products.square().sum().toArray()[0].doubleValue() / pictures / batches.size();
                double share = (double) batches.size()
                        * batch.getShape().size()
                        / batch.getShape().get(1);
                energy += batch.square().sum().toArray()[0].doubleValue() / share;
            }
        }
        return new TapScale(energy, gram);
    }
}
