package io.impasto.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Pooling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers against results worked out by hand. */
class LayersTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void convolutionPadsWithZerosAndDoesNotFlipItsKernel() {
        NDArray picture = map(2, 2, 1, 2, 3, 4);
        NDArray kernel = map(3, 3, 0, 0, 0, 0, 1, 10, 0, 100, 1000);

        NDArray result = new Convolution(kernel, manager.create(new float[] {0.5f}), 1, 1).apply(picture);

        assertThat(result.toFloatArray()).containsExactly(4321.5f, 402.5f, 43.5f, 4.5f);
    }

    @Test
    void ceilingPoolTakesAPartialWindowAtTheEdge() {
        NDArray row = map(4, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

        assertThat(new Downsampling(Pooling.MAX, 3, 2, true).apply(row).toFloatArray())
                .containsExactly(11, 12, 15, 16);
        assertThat(new Downsampling(Pooling.MAX, 3, 2, false).apply(row).toFloatArray())
                .containsExactly(11);
    }

    @Test
    void otherPoolingsTakeTheMeanAndTheRootOfTheSquares() {
        NDArray square = map(2, 2, 1, 2, 2, 4);

        assertThat(new Downsampling(Pooling.AVERAGE, 2, 2, false).apply(square).toFloatArray())
                .containsExactly(2 * 9 / 4f);
        assertThat(new Downsampling(Pooling.L2, 2, 2, false).apply(square).toFloatArray()[0])
                .isCloseTo(0.78f * 5, within(1e-5f));
    }

    @Test
    void edgeIsRepeatedOnceOnEachSide() {
        assertThat(new ReplicatedEdge().apply(map(2, 2, 1, 2, 3, 4)).toFloatArray())
                .containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
    }

    @ParameterizedTest
    @EnumSource(NetworkName.class)
    void everyTapIsOfTheSizeForetoldAndItsSmallestPictureWorks(NetworkName name) {
        FeatureNetwork network =
                Networks.of(name, new SeededWeights(manager, DataType.FLOAT32, 3), NetworkVariant.CLASSIC);
        for (String tap : name.taps()) {
            int side = network.smallestSide(Set.of(tap));

            NDArray map = network.features(manager.ones(new Shape(1, 3, side, side)), List.of(tap))
                    .at(tap)
                    .values();

            assertThat(map.getShape().get(2)).as(tap).isPositive();
        }
    }

    @Test
    void missingAndMisshapenTensorsAreNamed(@TempDir Path folder) throws Exception {
        byte[] bytes = Files.readAllBytes(SeededSqueezeNet.writeInto(folder));
        try (SafetensorsFile file = new SafetensorsFile(folder.toString(), bytes, manager, DataType.FLOAT32)) {
            assertThatThrownBy(() -> file.tensor("features.99.bias", new Shape(1)))
                    .isInstanceOf(UnusableWeightsException.class)
                    .hasMessageContaining("features.99.bias");
            assertThatThrownBy(() -> file.tensor("features.0.bias", new Shape(65)))
                    .isInstanceOf(UnusableWeightsException.class)
                    .hasMessageContaining("features.0.bias")
                    .hasMessageContaining("65");
        }
    }

    private NDArray map(int height, int width, float... values) {
        return manager.create(values, new Shape(1, 1, height, width));
    }
}
