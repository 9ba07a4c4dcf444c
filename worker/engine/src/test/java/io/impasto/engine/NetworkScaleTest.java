package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SeededWeights;
import io.impasto.engine.network.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ReLU is homogeneous: a layer times a factor and the next one divided by it is the same network. Oxford's and torchvision's VGG-19
 * differ by hundreds there. Factors that are powers of two leave no rounding error.
 */
class NetworkScaleTest {

    private static final Map<String, Double> FACTORS = Map.of(
            "features.0.weight", 64.0,
            "features.0.bias", 64.0,
            "features.2.weight", 1.0 / 16,
            "features.2.bias", 4.0,
            "features.5.weight", 1.0 / 8,
            "features.5.bias", 0.5,
            "features.7.weight", 2.0);

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"w2", "gram"})
    void relativeLossesPaintTheSamePictureAtEveryScaleOfTheNetwork(String styleLoss) {
        StyleTask task = task(Map.of("preset", "studio", "styleLoss", styleLoss));

        assertThat(painted(task, FACTORS)).isEqualTo(painted(task, Map.of()));
    }

    @Test
    void absoluteLossesDoNot() {
        StyleTask task = task(Map.of("preset", "studio", "relative", "false"));

        assertThat(painted(task, FACTORS)).isNotEqualTo(painted(task, Map.of()));
    }

    private byte[] painted(StyleTask task, Map<String, Double> factors) {
        Weights seeded = new SeededWeights(manager, DataType.FLOAT32, 5);
        Weights scaled = (name, shape) -> {
            NDArray tensor = seeded.tensor(name, shape);
            return tensor.muli(factors.getOrDefault(name, 1.0));
        };
        try (Optimisation optimisation =
                TestOptimisations.begin(task, variant -> Networks.of(NetworkName.VGG19, scaled, variant), manager)) {
            TestOptimisations.finish(optimisation);
            return optimisation.picture().rgb();
        }
    }

    private static StyleTask task(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(Map.of(
                "network", "vgg19", "size", "48", "smallestScale", "34", "initialIterations", "4", "iterations", "3"));
        all.putAll(
                Map.of("contentLayer", "relu2_1", "styleLayers", "relu1_1,relu2_1,relu3_1", "styleWeights", "1,1,1"));
        all.putAll(Map.of("init", "random", "contentWeight", "0.1"));
        StyleParameters parameters = JobOptionsText.parse(all).parameters();
        return new StyleTask(waves(48, 40, 9), List.of(new StyleSource(waves(40, 44, 3), 1)), parameters);
    }
}
