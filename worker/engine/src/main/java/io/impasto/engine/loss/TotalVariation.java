package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * L_tv = w_t (Σ (x[i+1,j] − x[i,j])² + Σ (x[i,j+1] − x[i,j])²), over all channels. Its derivative at a pixel is 2 w_t times the
 * sum of the pixel's differences from its up to four neighbours.
 */
public record TotalVariation(double weight) implements PictureLoss {

    private static final int VERTICAL = 2;
    private static final int HORIZONTAL = 3;

    @Override
    public LossGradient at(NDArray x) {
        NDArray down = x.get(new NDIndex(":, :, 1:, :")).sub(x.get(new NDIndex(":, :, :-1, :")));
        NDArray right = x.get(new NDIndex(":, :, :, 1:")).sub(x.get(new NDIndex(":, :, :, :-1")));
        NDArray value = down.square().sum().addi(right.square().sum()).muli(weight);
        NDArray gradient =
                adjoint(down, VERTICAL).addi(adjoint(right, HORIZONTAL)).muli(2 * weight);
        return new LossGradient(value, gradient);
    }

    /** Each difference d = x[i+1] − x[i] adds d at i + 1 and takes it away at i. */
    private static NDArray adjoint(NDArray differences, int axis) {
        NDManager manager = differences.getManager();
        long[] edge = differences.getShape().getShape();
        edge[axis] = 1;
        NDArray zeros = manager.zeros(new Shape(edge), differences.getDataType());
        return zeros.concat(differences, axis).subi(differences.concat(zeros, axis));
    }
}
