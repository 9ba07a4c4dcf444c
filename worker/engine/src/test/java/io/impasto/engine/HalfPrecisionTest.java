package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.loss.ContentLoss;
import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.GramLoss;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Moments;
import io.impasto.engine.loss.NinePointVariation;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.loss.StyleLoss;
import io.impasto.engine.loss.StyleTarget;
import io.impasto.engine.loss.StyleTerm;
import io.impasto.engine.loss.TiledObjective;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.loss.WassersteinLoss;
import io.impasto.engine.loss.WholeObjective;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.HalfPrecision;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SafetensorsFile;
import io.impasto.engine.network.SeededWeights;
import io.impasto.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Half precision against single precision, on the CPU, which has both, though so slow a one that users are refused it there. */
class HalfPrecisionTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    /** Max pooling and ReLU have kinks: what rounding does to a picture in half precision already moves its gradient by up to a tenth. */
    @ParameterizedTest
    @EnumSource(Pooling.class)
    void gradientsAreThoseOfSinglePrecision(Pooling pooling) {
        assertSame(
                NetworkName.SQUEEZENET1_1,
                new SeededWeights(manager, DataType.FLOAT32, 11),
                pooling,
                this::wasserstein);
    }

    /** Activations of a million, where half precision ends at 65504. */
    @Test
    void nothingOverflowsWhateverTheNetworksScale() {
        Weights seeded = new SeededWeights(manager, DataType.FLOAT32, 11);

        assertSame(
                NetworkName.SQUEEZENET1_1,
                (tensor, shape) -> seeded.tensor(tensor, shape).muli(5),
                Pooling.MAX,
                HalfPrecisionTest::gram);
    }

    /** Oxford's VGG-19, whose activations are in the thousands. */
    @Test
    void realNetworkInHalfPrecisionSeesTheSame() throws IOException {
        Path file = RealWeights.of(NetworkName.VGG19);
        try (SafetensorsFile weights =
                new SafetensorsFile(file.toString(), Files.readAllBytes(file), manager, DataType.FLOAT32)) {
            assertSame(NetworkName.VGG19, weights, Pooling.MAX, this::wasserstein);
        }
    }

    /** Whose taps are seen through a map of its own unit. */
    @Test
    void ownNetworkInHalfPrecisionSeesTheSame() {
        NetworkWeights bundled = new WeightsFolders(List.of()).find(NetworkName.BRUSH);
        try (SafetensorsFile weights =
                new SafetensorsFile(bundled.toString(), bundled.read(), manager, DataType.FLOAT32)) {
            assertSame(NetworkName.BRUSH, weights, Pooling.MAX, this::wasserstein);
        }
    }

    @Test
    void picturesAreThoseOfSinglePrecision() {
        StyleTask task = task();

        Painted single = painted(task, false);
        Painted half = painted(task, true);

        assertThat(half.loss()).isCloseTo(single.loss(), within(0.02 * single.loss()));
        assertThat(half.loss()).isLessThan(0.9 * single.lossAtStart());
        assertThat(decibels(half.rgb(), single.rgb())).isGreaterThan(28);
    }

    private void assertSame(NetworkName name, Weights weights, Pooling pooling, StyleLossOf style) {
        NetworkVariant variant = NetworkVariant.studio(pooling);
        FeatureNetwork single = Networks.of(name, weights, variant);
        FeatureNetwork half = HalfPrecision.of(single, variant, manager);
        NDArray x = picture(1, 64, 72);
        NDArray rounded = x.toType(DataType.FLOAT16, true).toType(DataType.FLOAT32, true);
        // Of one network's features for both, or the targets would hide the difference.
        Losses losses = losses(single, name.taps(), style);

        Value expected = value(new WholeObjective(single, losses), losses, x);
        double inevitable = distance(value(new WholeObjective(single, losses), losses, rounded), expected);
        for (Objective objective :
                List.of(new WholeObjective(half, losses), new TiledObjective(half, losses, new Tiling(64)))) {
            Value actual = value(objective, losses, x);
            assertThat(actual.loss()).isCloseTo(expected.loss(), within(2e-3 * expected.loss()));
            assertThat(distance(actual, expected))
                    .as(pooling + " " + objective.getClass().getSimpleName())
                    .isLessThan(2 * inevitable);
        }
    }

    private record Value(double loss, NDArray gradient) {}

    private Value value(Objective objective, Losses losses, NDArray x) {
        losses.forget();
        try (Evaluation evaluation = objective.at(x, manager)) {
            NDArray gradient = evaluation.gradient().duplicate();
            gradient.attach(manager);
            return new Value(evaluation.losses().total(), gradient);
        }
    }

    private static double distance(Value one, Value other) {
        return norm(one.gradient().sub(other.gradient())) / norm(other.gradient());
    }

    /** Makes a style loss of a tap and its target, in units of the target. */
    @FunctionalInterface
    private interface StyleLossOf {
        StyleLoss at(String tap, Moments moments);
    }

    private StyleLoss wasserstein(String tap, Moments moments) {
        return new WassersteinLoss(tap, 1 / StyleTarget.energy(moments), StyleTarget.of(moments), manager);
    }

    private static StyleLoss gram(String tap, Moments moments) {
        double energy = norm(moments.second());
        return new GramLoss(tap, 1 / (energy * energy), moments.second(), 1);
    }

    private Losses losses(FeatureNetwork network, List<String> taps, StyleLossOf style) {
        String middle = taps.get(taps.size() / 2);
        NDArray content =
                network.features(picture(2, 64, 72), Set.of(middle)).at(middle).values();
        double energy = norm(content);
        return new Losses(
                List.of(new ContentLoss(middle, 1 / (energy * energy), content)),
                taps.stream()
                        .map(tap -> {
                            NDArray features = network.features(picture(3, 80, 64), Set.of(tap))
                                    .at(tap)
                                    .values();
                            return StyleTerm.everywhere(style.at(tap, Moments.of(features)));
                        })
                        .toList(),
                new NinePointVariation(0.1));
    }

    /** Smooth, with an edge. */
    private NDArray picture(long seed, int height, int width) {
        Random random = new Random(seed);
        double wave = 4 + 8 * random.nextDouble();
        float[] planes = new float[3 * height * width];
        for (int i = 0; i < planes.length; i++) {
            int column = i % width;
            double level = 0.5 + 0.3 * Math.sin(i / (double) width / wave) * Math.cos(column / wave * (1 + seed));
            planes[i] = (float) (column > width / 2 ? 1 - level : level) * (0.9f + 0.1f * random.nextFloat());
        }
        return manager.create(planes, new Shape(1, 3, height, width));
    }

    private record Painted(double lossAtStart, double loss, byte[] rgb) {}

    private Painted painted(StyleTask task, boolean half) {
        Weights weights = new SeededWeights(manager, DataType.FLOAT32, 5);
        Function<NetworkVariant, FeatureNetwork> network = variant -> {
            FeatureNetwork single = Networks.of(NetworkName.SQUEEZENET1_1, weights, variant);
            return half ? HalfPrecision.of(single, variant, manager) : single;
        };
        try (Optimisation optimisation = TestOptimisations.begin(task, network, manager)) {
            double start = optimisation.losses().total();
            TestOptimisations.finish(optimisation);
            return new Painted(
                    start, optimisation.losses().total(), optimisation.picture().rgb());
        }
    }

    private static StyleTask task() {
        Map<String, String> options = new HashMap<>(Map.of(
                "preset", "studio",
                "network", "squeezenet1_1",
                "size", "64",
                "smallestScale", "64",
                "initialIterations", "40"));
        return new StyleTask(
                waves(64, 48, 9),
                List.of(new StyleSource(waves(56, 64, 3), 1)),
                JobOptionsText.parse(options).parameters());
    }

    private static double norm(NDArray tensor) {
        return Math.sqrt(tensor.square().sum().toArray()[0].doubleValue());
    }

    /** Peak signal-to-noise ratio. */
    private static double decibels(byte[] a, byte[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (a[i] & 0xff) - (b[i] & 0xff);
            squares += difference * difference;
        }
        return 10 * Math.log10(255 * 255 / (squares / a.length));
    }
}
