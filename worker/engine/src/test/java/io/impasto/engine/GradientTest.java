package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import io.impasto.engine.loss.ContentLoss;
import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.GramLoss;
import io.impasto.engine.loss.GramMatrix;
import io.impasto.engine.loss.LossGradient;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Moments;
import io.impasto.engine.loss.NinePointVariation;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.loss.StyleLoss;
import io.impasto.engine.loss.StyleTarget;
import io.impasto.engine.loss.StyleTerm;
import io.impasto.engine.loss.TiledObjective;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.loss.TotalVariation;
import io.impasto.engine.loss.WassersteinLoss;
import io.impasto.engine.loss.WholeObjective;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SeededWeights;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every closed form against central differences, in 64-bit floats. */
class GradientTest {

    /** Small enough not to take a ReLU far across its kink. */
    private static final double STEP = 1e-7;

    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void contentLossIsDifferentiated() {
        ContentLoss loss = new ContentLoss("f", 0.7, noise(1, 4, 3, 5));

        assertDifferentiated(noise(1, 4, 3, 5), loss::at);
    }

    @Test
    void gramLossIsDifferentiated() {
        StyleLoss loss = new GramLoss("f", 30, GramMatrix.of(noise(1, 4, 6, 2)), 0.25);

        assertDifferentiated(noise(1, 4, 3, 5), loss::at);
    }

    @Test
    void wassersteinLossIsDifferentiated() {
        StyleTarget target = StyleTarget.of(Moments.of(noise(1, 4, 6, 8)));

        assertDifferentiated(noise(1, 4, 7, 5), at -> new WassersteinLoss("f", 3, target, manager).at(at));
        assertDifferentiated(noise(1, 4, 1, 3), at -> new WassersteinLoss("f", 3, target, manager).at(at));
    }

    @Test
    void lossOfARegionIsDifferentiatedAndSeesNothingElse() {
        StyleTarget target = StyleTarget.of(Moments.of(noise(1, 4, 6, 8)));
        double[] left = new double[35];
        for (int i = 0; i < left.length; i++) {
            left[i] = i % 5 < 3 ? 1.0 / 21 : 0;
        }
        NDArray region = manager.create(left, new Shape(1, 1, 7, 5));
        NDArray x = noise(1, 4, 7, 5);

        assertDifferentiated(x, at -> new StyleTerm(new WassersteinLoss("f", 3, target, manager), region).at(at));
        NDArray soft = noise(1, 1, 7, 5).abs();
        assertDifferentiated(
                x, at -> new StyleTerm(new WassersteinLoss("f", 3, target, manager), soft.div(soft.sum())).at(at));
        NDArray changed = x.duplicate();
        changed.get(new NDIndex(":, :, :, 3:")).addi(5);
        assertThat(new StyleTerm(new GramLoss("f", 3, GramMatrix.of(x), 1), region)
                        .at(changed)
                        .value()
                        .toDoubleArray()[0])
                .isEqualTo(new StyleTerm(new GramLoss("f", 3, GramMatrix.of(x), 1), region)
                        .at(x)
                        .value()
                        .toDoubleArray()[0]);
    }

    @Test
    void variationsAreDifferentiated() {
        assertDifferentiated(noise(1, 3, 4, 5), new TotalVariation(0.3)::at);
        assertDifferentiated(noise(1, 3, 4, 5), new NinePointVariation(0.3)::at);
        assertDifferentiated(noise(1, 3, 1, 2), new NinePointVariation(0.3)::at);
    }

    @ParameterizedTest
    @EnumSource(NetworkName.class)
    void wholeObjectiveIsDifferentiated(NetworkName name) {
        for (NetworkVariant variant : List.of(
                NetworkVariant.CLASSIC,
                NetworkVariant.studio(Pooling.MAX),
                NetworkVariant.studio(Pooling.AVERAGE),
                NetworkVariant.studio(Pooling.L2))) {
            FeatureNetwork network = Networks.of(name, new SeededWeights(manager, DataType.FLOAT64, 11), variant);
            Objective objective = new WholeObjective(
                    network,
                    losses(
                            network,
                            DataType.FLOAT64,
                            name.taps().get(1),
                            name.taps().get(4),
                            20,
                            24));
            NDArray x = noise(1, 3, 20, 24);

            assertSlopes(x, gradient(objective, x), at -> value(objective, at));
        }
    }

    /** Of a size that tiles don't divide and pools don't either. */
    @ParameterizedTest
    @EnumSource(NetworkName.class)
    void tilesGiveTheGradientOfTheWhole(NetworkName name) {
        FeatureNetwork network =
                Networks.of(name, new SeededWeights(manager, DataType.FLOAT32, 11), NetworkVariant.studio(Pooling.MAX));
        String deepest = name.taps().get(name.taps().size() - 1);
        NDArray x = noise(1, 3, 139, 170).toType(DataType.FLOAT32, true);
        Losses losses = losses(network, DataType.FLOAT32, name.taps().get(1), deepest, 139, 170);

        Objective whole = new WholeObjective(network, losses);
        Objective tiled = new TiledObjective(network, losses, new Tiling(64));

        NDArray expected = gradient(whole, x);
        double largest = number(expected.abs().max());
        assertThat(value(tiled, x)).isCloseTo(value(whole, x), within(1e-5 * Math.abs(value(whole, x))));
        assertThat(number(gradient(tiled, x).sub(expected).abs().max())).isLessThan(1e-5 * largest);
    }

    private Losses losses(FeatureNetwork network, DataType type, String shallow, String deep, long height, long width) {
        Function<String, NDArray> features =
                tap -> network.features(noise(1, 3, height, width).toType(type, true), Set.of(tap))
                        .at(tap)
                        .values();
        NDArray region = features.apply(shallow).get(new NDIndex(":, :1, :, :")).abs();
        return new Losses(
                List.of(new ContentLoss(deep, 0.2, features.apply(deep))),
                List.of(
                        StyleTerm.everywhere(new GramLoss(shallow, 50, GramMatrix.of(features.apply(shallow)), 0.1)),
                        new StyleTerm(
                                new GramLoss(shallow, 20, GramMatrix.of(features.apply(shallow)), 0.2),
                                region.div(region.sum())),
                        StyleTerm.everywhere(new GramLoss(
                                deep, 80, Moments.of(features.apply(deep)).second(), 1))),
                new TotalVariation(0.05));
    }

    private NDArray gradient(Objective objective, NDArray x) {
        try (Evaluation evaluation = objective.at(x, manager)) {
            NDArray kept = evaluation.gradient().duplicate();
            kept.attach(manager);
            return kept;
        }
    }

    private static double number(NDArray scalar) {
        return scalar.toArray()[0].doubleValue();
    }

    private double value(Objective objective, NDArray x) {
        try (Evaluation evaluation = objective.at(x, manager)) {
            return evaluation.losses().total();
        }
    }

    private void assertDifferentiated(NDArray x, Function<NDArray, LossGradient> loss) {
        assertSlopes(x, loss.apply(x).gradient(), at -> loss.apply(at).value().toDoubleArray()[0]);
    }

    /** Along random directions, so that every element counts. */
    private void assertSlopes(NDArray x, NDArray gradient, ToDoubleFunction<NDArray> value) {
        for (int i = 0; i < 5; i++) {
            NDArray direction = noise(x.getShape().getShape());
            double up = value.applyAsDouble(x.add(direction.mul(STEP)));
            double down = value.applyAsDouble(x.sub(direction.mul(STEP)));
            double expected = (up - down) / (2 * STEP);
            double actual = gradient.mul(direction).sum().toDoubleArray()[0];
            assertThat(expected).isNotZero();
            assertThat(actual).isCloseTo(expected, within(1e-3 * Math.abs(expected)));
        }
    }

    private NDArray noise(long... shape) {
        Shape full = new Shape(shape);
        return manager.create(random.doubles(full.size()).map(u -> 2 * u - 1).toArray(), full);
    }
}
