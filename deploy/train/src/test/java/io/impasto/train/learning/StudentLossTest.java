package io.impasto.train.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.train.SmallNetworks;
import io.impasto.train.network.NamedTensors;
import io.impasto.train.network.ParameterLayout;
import io.impasto.train.network.TapScale;
import io.impasto.train.network.VggLayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loss against its definition, and its gradient against central differences, in 64-bit floats. */
class StudentLossTest {

    private static final double STEP = 1e-5;

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private final LossWeights weights = new LossWeights(List.of(1.0, 2.0, 1.0, 0.5, 2.0, 3.0), 0.7);
    private final StudentLoss loss = new StudentLoss(
            weights, VggLayer.TAPS.stream().collect(Collectors.toMap(tap -> tap, tap -> new TapScale(0.4, 0.1))));

    @BeforeEach
    void seed() {
        manager.getEngine().setRandomSeed(12);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray normal(long... shape) {
        return manager.randomNormal(new Shape(shape)).toType(DataType.FLOAT64, true);
    }

    @Test
    void errorsFromMomentsAreThoseOfTheMappedFeatures() {
        NDArray f = normal(2, 4, 6, 5);
        NDArray target = normal(2, 7, 6, 5);
        NDArray map = normal(7, 4);
        NDArray difference = map.matMul(f.reshape(2, 4, 30)).sub(target.reshape(2, 7, 30));
        NDArray mapped = map.matMul(f.reshape(2, 4, 30));
        NDArray gram = mapped.matMul(mapped.transpose(0, 2, 1))
                .sub(target.reshape(2, 7, 30).matMul(target.reshape(2, 7, 30).transpose(0, 2, 1)))
                .div(30);

        TapMoments moments = TapMoments.of(f, target);

        assertThat(moments.featureError(map).toDoubleArray())
                .containsExactly(
                        difference.square().sum(new int[] {1, 2}).div(30).toDoubleArray(), within(1e-9));
        assertThat(moments.gramError(map).toDoubleArray())
                .containsExactly(gram.square().sum(new int[] {1, 2}).toDoubleArray(), within(1e-9));
        assertThat(moments.energy().toDoubleArray())
                .containsExactly(
                        target.square().sum(new int[] {1, 2, 3}).div(30).toDoubleArray(), within(1e-9));
    }

    @Test
    void otherUnitsAreOtherFeatures() {
        NDArray f = normal(2, 4, 6, 5);
        NDArray target = normal(2, 7, 6, 5);
        NDArray factors = manager.create(new double[] {1, 2, 3, 4, 0.5, 0.1, 7});

        TapMoments scaled = TapMoments.of(f, target).scaled(factors);

        TapMoments wanted = TapMoments.of(f, target.mul(factors.reshape(1, 7, 1, 1)));
        assertThat(scaled.cross().sub(wanted.cross()).abs().max().getDouble()).isLessThan(1e-12);
        assertThat(scaled.target().sub(wanted.target()).abs().max().getDouble()).isLessThan(1e-12);
    }

    @Test
    void theGradientIsThatOfCentralDifferences() {
        NDArray batch = normal(2, 3, 48, 48);
        FeatureMaps seen = SmallNetworks.seeded(SmallNetworks.TEACHER, DataType.FLOAT64, 1, manager)
                .network(SmallNetworks.TEACHER)
                .features(batch, VggLayer.TAPS);
        ParameterLayout layout = new ParameterLayout(SmallNetworks.STUDENT, SmallNetworks.TEACHER);
        Map<String, NDArray> parts =
                new HashMap<>(SmallNetworks.seeded(SmallNetworks.STUDENT, DataType.FLOAT64, 2, manager)
                        .byName());
        for (String tap : VggLayer.TAPS) {
            parts.put(
                    ParameterLayout.mapName(tap),
                    normal(SmallNetworks.TEACHER.at(tap), SmallNetworks.STUDENT.at(tap))
                            .mul(0.3));
        }
        NDArray vector = layout.joined(parts);
        NDArray leaf = vector.duplicate();
        leaf.setRequiresGradient(true);
        double[] gradient;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(value(leaf, layout, batch, seen));
            gradient = leaf.getGradient().toDoubleArray();
        }

        Random random = new Random(3);
        double scale = 0;
        for (double g : gradient) {
            scale = Math.max(scale, Math.abs(g));
        }
        for (int trial = 0; trial < 40; trial++) {
            int at = random.nextInt(gradient.length);
            double difference =
                    (shifted(vector, at, STEP, layout, batch, seen) - shifted(vector, at, -STEP, layout, batch, seen))
                            / (2 * STEP);
            assertThat(difference).as("parameter " + at).isCloseTo(gradient[at], within(1e-5 * scale));
        }
    }

    private double shifted(NDArray vector, int at, double by, ParameterLayout layout, NDArray batch, FeatureMaps seen) {
        double[] values = vector.toDoubleArray();
        values[at] += by;
        return value(manager.create(values), layout, batch, seen).getDouble();
    }

    private NDArray value(NDArray vector, ParameterLayout layout, NDArray batch, FeatureMaps seen) {
        NamedTensors parts = layout.parts(vector);
        FeatureMaps own = parts.network(SmallNetworks.STUDENT).features(batch, VggLayer.TAPS);
        return loss.errors(own, seen, parts).mul(loss.factors(manager)).sum();
    }
}
