package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.network.FeatureNetwork.Stage;
import io.impasto.engine.network.FeatureNetwork.View;
import io.impasto.engine.network.NetworkVariant.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Puts a network into half precision, whose largest number is 65504 and whose smallest is 6·10⁻⁸. ReLU and the poolings being
 * homogeneous, each layer with weights may count its output in units of its own: that power of two is chosen which brings the mean
 * activation to about 1 (Gatys et al. 2016 scale filters so, for another purpose). Powers of two are exact, and {@link FeatureMap#unit}
 * undoes them: nothing but rounding tells such a network from the original, whosever weights it has.
 */
public final class HalfPrecision {

    /** Larger than what any layer looks at, small enough to cost nothing. */
    private static final int SIDE = 224;

    private static final int LEAVES = 400;
    private static final int SMALLEST_LEAF = 6;
    private static final int LARGEST_LEAF = 90;
    private static final long SEED = 1;

    private HalfPrecision() {}

    /**
     * The network in half precision; its tensors belong to the original's manager, as those do.
     *
     * @param variant the network's
     * @param manager of the network's device
     */
    public static FeatureNetwork of(FeatureNetwork network, NetworkVariant variant, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            List<Stage> halved = new ArrayList<>();
            NDArray present = sample(variant.input(), scope);
            double unit = 1;
            for (Stage stage : network.stages()) {
                present = stage.layer().apply(present);
                double output = stage.layer().hasWeights() ? unitOf(present) : unit;
                NDArray seen = present;
                Optional<View> view = stage.view().map(through -> inHalf(through.layer(), seen, output));
                halved.add(new Stage(stage.tap(), stage.layer().inHalf(unit, output), output, view));
                unit = output;
            }
            return new FeatureNetwork(halved, DataType.FLOAT16);
        }
    }

    private static View inHalf(Layer view, NDArray input, double unit) {
        double output = unitOf(view.apply(input));
        return new View(view.inHalf(unit, output), output);
    }

    /** The power of two next to the mean magnitude. */
    private static double unitOf(NDArray activations) {
        double mean = activations.abs().mean().toArray()[0].doubleValue();
        return mean > 0 ? Math.scalb(1.0, Math.getExponent(mean)) : 1;
    }

    /**
     * A picture with the statistics of natural ones: squares of all sizes, each of one colour, one upon the other, sizes distributed
     * by their inverse cube (the dead-leaves model: Lee, Mumford, Huang 2001).
     */
    private static NDArray sample(Input input, NDManager scope) {
        float[] planes = new float[3 * SIDE * SIDE];
        Random random = new Random(SEED);
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            double far = 1 / Math.pow(SMALLEST_LEAF, 2) - 1 / Math.pow(LARGEST_LEAF, 2);
            int side = (int) Math.pow(1 / Math.pow(SMALLEST_LEAF, 2) - random.nextDouble() * far, -0.5);
            int top = random.nextInt(SIDE + side) - side;
            int left = random.nextInt(SIDE + side) - side;
            for (int channel = 0; channel < 3; channel++) {
                float colour = random.nextFloat();
                for (int y = Math.max(0, top); y < Math.min(SIDE, top + side); y++) {
                    int row = (channel * SIDE + y) * SIDE;
                    Arrays.fill(planes, row + Math.max(0, left), row + Math.min(SIDE, left + side), colour);
                }
            }
        }
        NDArray picture = scope.create(planes, new Shape(1, 3, SIDE, SIDE));
        return switch (input) {
            case SRGB -> picture;
            case NORMALISED -> InputNormalisation.in(scope, DataType.FLOAT32).apply(picture);
        };
    }
}
