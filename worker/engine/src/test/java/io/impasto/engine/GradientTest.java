package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.loss.ContentLoss;
import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.FeatureLoss;
import io.impasto.engine.loss.GramMatrix;
import io.impasto.engine.loss.LossGradient;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.loss.StyleLoss;
import io.impasto.engine.loss.TotalVariation;
import io.impasto.engine.network.FeatureNetwork;
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

    private static final double STEP = 1e-5;

    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void contentLossIsDifferentiated() {
        FeatureLoss loss = new ContentLoss("f", 0.7, noise(1, 4, 3, 5));

        assertDifferentiated(noise(1, 4, 3, 5), loss::at);
    }

    @Test
    void styleLossIsDifferentiated() {
        FeatureLoss loss = new StyleLoss("f", 30, GramMatrix.of(noise(1, 4, 6, 2)));

        assertDifferentiated(noise(1, 4, 3, 5), loss::at);
    }

    @Test
    void totalVariationIsDifferentiated() {
        assertDifferentiated(noise(1, 3, 4, 5), new TotalVariation(0.3)::at);
    }

    @ParameterizedTest
    @EnumSource(NetworkName.class)
    void wholeObjectiveIsDifferentiated(NetworkName name) {
        FeatureNetwork network = Networks.of(name, new SeededWeights(manager, DataType.FLOAT64, 11));
        String shallow = name.taps().get(1);
        String deep = name.taps().get(4);
        Function<String, NDArray> features =
                tap -> network.features(noise(1, 3, 20, 24), Set.of(tap)).at(tap);
        Objective objective = new Objective(
                network,
                List.of(new ContentLoss(deep, 0.2, features.apply(deep))),
                List.of(
                        new StyleLoss(shallow, 50, GramMatrix.of(features.apply(shallow))),
                        new StyleLoss(deep, 80, GramMatrix.of(features.apply(deep)))),
                new TotalVariation(0.05));
        NDArray x = noise(1, 3, 20, 24);
        NDArray gradient;
        try (Evaluation evaluation = objective.at(x, manager)) {
            gradient = manager.create(evaluation.gradient().toDoubleArray(), x.getShape());
        }

        assertSlopes(x, gradient, at -> {
            try (Evaluation evaluation = objective.at(at, manager)) {
                return evaluation.losses().total();
            }
        });
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
