package io.impasto.train.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Products of feature maps' channels, averaged over positions, and matrices on their way between Java and the device. */
public final class Correlations {

    private Correlations() {}

    /** F·fᵀ/N of each picture of a batch, B×C×c, from B×C×H×W and B×c×H×W; differentiable if they are. */
    public static NDArray of(NDArray large, NDArray small) {
        NDArray f = positions(small).transpose(0, 2, 1);
        return positions(large)
                .matMul(f)
                .div(large.getShape().get(2) * large.getShape().get(3));
    }

    /** B×C×N. */
    private static NDArray positions(NDArray features) {
        Shape nchw = features.getShape();
        return features.reshape(nchw.get(0), nchw.get(1), nchw.get(2) * nchw.get(3));
    }

    /** The rows of a matrix; waits for the device. */
    public static double[][] rows(NDArray matrix) {
        int columns = (int) matrix.getShape().get(1);
        try (NDArray wide = matrix.toType(DataType.FLOAT64, true)) {
            double[] values = wide.toDoubleArray();
            double[][] rows = new double[(int) matrix.getShape().get(0)][columns];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(values, i * columns, rows[i], 0, columns);
            }
            return rows;
        }
    }

    /** A matrix of 32-bit floats. */
    public static NDArray matrix(double[][] rows, NDManager manager) {
        int columns = rows[0].length;
        float[] values = new float[rows.length * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / columns][i % columns];
        }
        return manager.create(values, new Shape(rows.length, columns));
    }

    /** A vector of 32-bit floats. */
    public static NDArray vector(double[] values, NDManager manager) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return manager.create(narrow);
    }
}
