package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.job.NetworkChoice;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import io.impasto.common.job.Quality;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.loss.Moments;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network that comes with the engine. */
class BrushTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void paintsWithoutAnyFolderOfWeights() {
        StyleTask task = new StyleTask(
                waves(64, 48, 9),
                List.of(new StyleSource(waves(56, 64, 3), 1)),
                JobOptionsText.parse(Map.of(
                                "preset", "studio",
                                "network", "brush",
                                "size", "64",
                                "smallestScale", "64",
                                "initialIterations", "30"))
                        .parameters());
        try (StyleEngine engine =
                        StyleEngine.open(DeviceChoice.of("cpu"), new WeightsFolders(List.of()), EngineLimits.DEFAULT);
                Optimisation optimisation = engine.begin(task)) {
            double start = optimisation.losses().total();
            TestOptimisations.finish(optimisation);

            assertThat(optimisation.losses().total()).isLessThan(0.5 * start);
        }
    }

    @Test
    void fileInAFolderComesBeforeTheBundledOne(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("brush.safetensors"), new byte[] {1});

        assertThat(new WeightsFolders(List.of(folder)).find(NetworkName.BRUSH))
                .isEqualTo(new NetworkWeights.InFile(file));
        assertThat(new WeightsFolders(List.of()).find(NetworkName.BRUSH)).hasToString("Impasto itself");
    }

    @Test
    void cpuChoosesItInADraft() {
        try (StyleEngine engine =
                StyleEngine.open(DeviceChoice.of("cpu"), new WeightsFolders(List.of()), EngineLimits.DEFAULT)) {
            assertThat(engine.choice()).isEqualTo(new NetworkChoice(NetworkName.BRUSH, Quality.DRAFT, "this is a CPU"));
        }
    }

    @Test
    void fitsIntoFourMegabytes() {
        assertThat(new WeightsFolders(List.of()).find(NetworkName.BRUSH).read()).hasSizeLessThan(4_000_000);
    }

    /** What its card claims, on a picture of the tests' own: the energies of what VGG-19 sees, and how they tell two pictures apart. */
    @Test
    void seesWhatVgg19Sees() throws IOException {
        FeatureNetwork vgg19 = variant(NetworkName.VGG19, new NetworkWeights.InFile(RealWeights.of(NetworkName.VGG19)));
        FeatureNetwork brush = variant(NetworkName.BRUSH, new WeightsFolders(List.of()).find(NetworkName.BRUSH));
        Picture one = waves(160, 128, 11);
        Picture other = waves(160, 128, 4);

        for (String tap : List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu4_2")) {
            assertThat(distance(brush, tap, one, other))
                    .as(tap)
                    .isCloseTo(distance(vgg19, tap, one, other), within(0.35 * distance(vgg19, tap, one, other)));
        }
    }

    /** ‖G − G′‖² / ‖G′‖² of two pictures' Gram matrices a position. */
    private double distance(FeatureNetwork network, String tap, Picture one, Picture other) {
        NDArray a = gram(network, tap, one);
        NDArray b = gram(network, tap, other);
        return number(a.sub(b).square().sum()) / number(b.square().sum());
    }

    private NDArray gram(FeatureNetwork network, String tap, Picture picture) {
        NDArray x = SrgbPicture.of(picture, manager, DataType.FLOAT32);
        FeatureMaps maps = network.features(x, Set.of(tap));
        return Moments.of(maps.at(tap).values()).second();
    }

    private static double number(NDArray scalar) {
        return scalar.toArray()[0].doubleValue();
    }

    private FeatureNetwork variant(NetworkName name, NetworkWeights weights) {
        return LoadedNetwork.load(name, weights, manager, false).variant(NetworkVariant.studio(Pooling.MAX));
    }
}
