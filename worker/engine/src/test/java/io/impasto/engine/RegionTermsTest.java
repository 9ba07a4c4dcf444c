package io.impasto.engine;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.loss.TiledObjective;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.loss.WholeObjective;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SeededWeights;
import io.impasto.engine.picture.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses of regions, on a small seeded network. */
class RegionTermsTest {

    /** Small enough not to take a ReLU far across its kink. */
    private static final double STEP = 1e-7;

    /** Guidance channels are 32-bit numbers, and what they weigh goes through roots. */
    private static final double TO_ROUNDING = 1e-5;

    private static final TilingChoice WHOLE = size -> Tiling.whole(size.height(), size.width());
    private static final TilingChoice TILES = size -> new Tiling(64);

    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        manager.close();
    }

    /** Gram only, whose form is closed to the last digit; roots of 64 channels and more end after a few steps. */
    @Test
    void regionsAreDifferentiated() {
        Losses losses = losses(masked(48, 40, "gram"), WHOLE, DataType.FLOAT64);
        Objective objective = new WholeObjective(network(DataType.FLOAT64), losses);
        NDArray x = uniform(1, 3, 40, 48);
        NDArray gradient = gradient(objective, x);

        for (int i = 0; i < 5; i++) {
            NDArray direction = uniform(1, 3, 40, 48).sub(0.5);
            double up = value(objective, x.add(direction.mul(STEP)));
            double down = value(objective, x.sub(direction.mul(STEP)));
            double expected = (up - down) / (2 * STEP);
            assertThat(gradient.mul(direction).sum().toDoubleArray()[0])
                    .isCloseTo(expected, within(1e-3 * Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"w2", "gram"})
    void tilesMakeNoDifference(String loss) {
        StyleTask task = masked(170, 139, loss);
        NDArray x = uniform(1, 3, 139, 170);
        FeatureNetwork network = network(DataType.FLOAT64);

        Objective whole = new WholeObjective(network, losses(task, WHOLE, DataType.FLOAT64));
        Objective tiled = new TiledObjective(network, losses(task, TILES, DataType.FLOAT64), new Tiling(64));

        assertSame(x, tiled, whole, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w2", "gram"})
    void oneRegionOfAllIsAsNoMask(String loss) {
        Picture content = noise(96, 80, 1);
        Picture style = noise(90, 70, 2);
        Picture white = new Picture(1, 1, new byte[] {-1, -1, -1});
        StyleTask plain = new StyleTask(content, List.of(new StyleSource(style, 1)), parameters(loss));
        StyleTask masked = new StyleTask(content, white, List.of(new StyleSource(style, 1, white)), parameters(loss));
        NDArray x = uniform(1, 3, 80, 96);
        FeatureNetwork network = network(DataType.FLOAT64);

        assertSame(
                x,
                new WholeObjective(network, losses(masked, WHOLE, DataType.FLOAT64)),
                new WholeObjective(network, losses(plain, WHOLE, DataType.FLOAT64)),
                TO_ROUNDING);
    }

    @Test
    void regionsWeighTogetherWhatOnePictureDoes() {
        Picture content = noise(96, 80, 1);
        Picture style = noise(90, 70, 2);
        StyleTask plain = new StyleTask(content, List.of(new StyleSource(style, 1)), parameters("gram"));
        StyleTask masked =
                new StyleTask(content, halves(96, 80), List.of(new StyleSource(style, 1)), parameters("gram"));
        NDArray x = uniform(1, 3, 80, 96).mul(0.2);
        FeatureNetwork network = network(DataType.FLOAT64);

        double all = value(new WholeObjective(network, losses(plain, WHOLE, DataType.FLOAT64)), x);
        double byRegions = value(new WholeObjective(network, losses(masked, WHOLE, DataType.FLOAT64)), x);

        // Both halves are of the same dark noise.
        assertThat(byRegions).isCloseTo(all, within(0.05 * all));
    }

    private void assertSame(NDArray x, Objective objective, Objective expected, double tolerance) {
        NDArray gradient = gradient(expected, x);
        double largest = gradient.abs().max().toDoubleArray()[0];
        assertThat(value(objective, x)).isCloseTo(value(expected, x), within(tolerance * value(expected, x)));
        assertThat(gradient(objective, x).sub(gradient).abs().max().toDoubleArray()[0])
                .isLessThan(tolerance * largest);
    }

    /** Two regions with a soft border, of two styles, one of which serves both. */
    private static StyleTask masked(int width, int height, String loss) {
        return new StyleTask(
                noise(width, height, 1),
                ramp(width, height),
                List.of(new StyleSource(noise(150, 120, 2), 2, halves(75, 60)), new StyleSource(noise(80, 96, 3), 1)),
                parameters(loss));
    }

    private Losses losses(StyleTask task, TilingChoice tilings, DataType type) {
        Optional<TaskRegions> regions = TaskRegions.of(task);
        FeatureExtractor extractor =
                new FeatureExtractor(network(type), tilings, new StyleCache(manager, StyleCache.MOST_BYTES), type);
        return new PyramidLosses(extractor, (PyramidParameters) task.parameters(), manager)
                .of(task.content(), task.styles(), regions);
    }

    private FeatureNetwork network(DataType type) {
        return Networks.of(
                NetworkName.SQUEEZENET1_1, new SeededWeights(manager, type, 11), NetworkVariant.studio(Pooling.MAX));
    }

    private static PyramidParameters parameters(String loss) {
        Map<String, String> texts = new HashMap<>(Map.of(
                "preset", "studio",
                "network", "squeezenet1_1",
                "styleLoss", loss,
                "styleLayers", "0,1,3",
                "styleWeights", "3,2,1",
                "tvWeight", "0",
                "contentWeight", "0.01"));
        return (PyramidParameters) JobOptionsText.parse(texts).parameters();
    }

    private NDArray gradient(Objective objective, NDArray x) {
        try (Evaluation evaluation = objective.at(x, manager)) {
            NDArray kept = evaluation.gradient().duplicate();
            kept.attach(manager);
            return kept;
        }
    }

    private double value(Objective objective, NDArray x) {
        try (Evaluation evaluation = objective.at(x, manager)) {
            return evaluation.losses().total();
        }
    }

    private NDArray uniform(long... shape) {
        Shape full = new Shape(shape);
        return manager.create(random.doubles(full.size()).toArray(), full);
    }

    private static Picture halves(int width, int height) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / Picture.CHANNELS % width < width / 2 ? 255 : 0);
        }
        return new Picture(width, height, rgb);
    }

    /** From black on the left to white on the right. */
    private static Picture ramp(int width, int height) {
        byte[] rgb = new byte[Picture.CHANNELS * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (255 * (i / Picture.CHANNELS % width) / (width - 1));
        }
        return new Picture(width, height, rgb);
    }
}
