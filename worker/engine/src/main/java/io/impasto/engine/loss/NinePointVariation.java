package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * The total variation of K. Crowson's style-transfer-pytorch, which knows diagonals too and so prefers no direction. With p the picture
 * whose edge is repeated once on each side:
 *
 * <pre>
 * L_tv = 2 w_t (mean (p[i,j+1] − p[i,j])²/3 + mean (p[i+1,j] − p[i,j])²/3 + mean (p[i+1,j+1] − p[i,j])²/12 + mean (p[i+1,j] − p[i,j+1])²/12)
 * </pre>
 *
 * <p>the first two over the picture's own pixels, the diagonals over all of p. A quadratic form: its derivative is that of each
 * difference, added where it was taken, and what falls on the repeated edge is folded back.
 */
public record NinePointVariation(double weight) implements PictureLoss {

    private static final double STRAIGHT = 2.0 / 3;
    private static final double DIAGONAL = 2.0 / 12;

    private static final int VERTICAL = 2;
    private static final int HORIZONTAL = 3;

    @Override
    public LossGradient at(NDArray x) {
        long height = x.getShape().get(VERTICAL);
        long width = x.getShape().get(HORIZONTAL);
        NDArray p = padded(padded(x, VERTICAL), HORIZONTAL);
        NDArray gradient = p.zerosLike();
        NDArray value = x.getManager().zeros(new Shape(), x.getDataType());
        add(value, gradient, p, new Window(1, 2, height, width), new Window(1, 1, height, width), STRAIGHT);
        add(value, gradient, p, new Window(2, 1, height, width), new Window(1, 1, height, width), STRAIGHT);
        add(
                value,
                gradient,
                p,
                new Window(1, 1, height + 1, width + 1),
                new Window(0, 0, height + 1, width + 1),
                DIAGONAL);
        add(
                value,
                gradient,
                p,
                new Window(1, 0, height + 1, width + 1),
                new Window(0, 1, height + 1, width + 1),
                DIAGONAL);
        return new LossGradient(value, folded(folded(gradient, HORIZONTAL), VERTICAL));
    }

    private record Window(long top, long left, long height, long width) {

        NDIndex index() {
            return new NDIndex(":, :, %d:%d, %d:%d".formatted(top, top + height, left, left + width));
        }
    }

    /** Adds the mean square of the differences between two windows, and its derivative. */
    private void add(NDArray value, NDArray gradient, NDArray p, Window to, Window from, double factor) {
        NDArray difference = p.get(to.index()).sub(p.get(from.index()));
        double share = weight * factor / difference.size();
        value.addi(difference.square().sum().muli(share));
        difference.muli(2 * share);
        gradient.get(to.index()).addi(difference);
        gradient.get(from.index()).subi(difference);
    }

    private static NDArray padded(NDArray x, int axis) {
        return NDArrays.concat(new NDList(first(x, axis), x, last(x, axis)), axis);
    }

    /** The adjoint of {@link #padded}: what fell on the repeated edges belongs to the edges. */
    private static NDArray folded(NDArray gradient, int axis) {
        long inner = gradient.getShape().get(axis) - 2;
        NDArray kept = gradient.get(along(axis, "1:" + (1 + inner))).duplicate();
        first(kept, axis).addi(first(gradient, axis));
        last(kept, axis).addi(last(gradient, axis));
        return kept;
    }

    private static NDArray first(NDArray x, int axis) {
        return x.get(along(axis, ":1"));
    }

    private static NDArray last(NDArray x, int axis) {
        return x.get(along(axis, "-1:"));
    }

    private static NDIndex along(int axis, String range) {
        return new NDIndex(axis == VERTICAL ? ":, :, " + range + ", :" : ":, :, :, " + range);
    }
}
