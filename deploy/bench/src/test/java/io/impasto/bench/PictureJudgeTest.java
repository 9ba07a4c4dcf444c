package io.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.InvalidInputException;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SafetensorsFile;
import io.impasto.engine.network.SeededWeights;
import io.impasto.engine.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole judgement, with a VGG-19 of random weights, and with the real one where there is one. */
class PictureJudgeTest {

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private final TestPictures pictures = new TestPictures(3);

    @AfterEach
    void close() {
        manager.close();
    }

    private PictureJudge seeded() {
        return new PictureJudge(
                Networks.of(NetworkName.VGG19, new SeededWeights(manager, DataType.FLOAT32, 9), NetworkVariant.CLASSIC),
                manager);
    }

    @Test
    void momentsAreSumsOverPositions() {
        int height = 130;
        int width = 170; // more positions than are widened at a time
        float[] values = new float[2 * height * width];
        double[] sums = new double[5];
        for (int i = 0; i < height * width; i++) {
            float a = pictures.upTo(100) - 20;
            float b = pictures.upTo(10);
            values[i] = a;
            values[height * width + i] = b;
            sums[0] += a;
            sums[1] += b;
            sums[2] += a * a;
            sums[3] += a * b;
            sums[4] += b * b;
        }
        NDArray features = manager.create(values, new Shape(1, 2, height, width));

        Moments moments = Moments.of(features);

        double n = height * width;
        assertThat(moments.mean()).containsExactly(new double[] {sums[0] / n, sums[1] / n}, within(1e-9));
        assertThat(moments.second()[0]).containsExactly(new double[] {sums[2] / n, sums[3] / n}, within(1e-9));
        assertThat(moments.second()[1]).containsExactly(new double[] {sums[3] / n, sums[4] / n}, within(1e-9));
        assertThat(moments.energy()).isCloseTo((sums[2] + sums[4]) / n, within(1e-9));
    }

    @Test
    void gramErrorOfTwiceTheFeaturesIsNine() {
        NDArray features = manager.create(new float[] {1, 2, 0, -3, 5, 1}, new Shape(1, 2, 1, 3));
        Moments target = Moments.of(features);

        assertThat(Moments.of(features.mul(2)).gramErrorTo(target)).isCloseTo(9, within(1e-12));
        assertThat(Moments.of(features.mul(2)).wassersteinErrorTo(target)).isCloseTo(1, within(1e-6));
    }

    @Test
    void equalPicturesHaveNoError() {
        assertNoError(seeded(), pictures.noise(40, 32));
    }

    @Test
    void equalPicturesHaveNoErrorInTheRealNetwork() throws IOException {
        String folder = System.getenv(WeightsFolders.VARIABLE);
        assumeTrue(folder != null, WeightsFolders.VARIABLE + " isn't set");
        Path file = Path.of(folder, WeightsFolders.fileName(NetworkName.VGG19));
        assumeTrue(Files.isRegularFile(file), file + " isn't there");
        try (SafetensorsFile weights =
                new SafetensorsFile(file.toString(), Files.readAllBytes(file), manager, DataType.FLOAT32)) {
            FeatureNetwork vgg19 = Networks.of(NetworkName.VGG19, weights, NetworkVariant.CLASSIC);

            assertNoError(new PictureJudge(vgg19, manager), pictures.noise(40, 32));
        }
    }

    private static void assertNoError(PictureJudge judge, Picture picture) {
        Judgement judgement = judge.judge(picture, picture, picture, SeamSearch.USUAL);

        assertThat(judgement.style()).hasSize(5).allSatisfy((tap, error) -> {
            assertThat(error.gram()).as(tap).isZero();
            assertThat(error.w2()).as(tap).isCloseTo(0, within(1e-5));
        });
        assertThat(judgement.content()).isZero();
        assertThat(judgement.ssim()).isCloseTo(1, within(1e-12));
        assertThat(judgement.tvRatio()).isEqualTo(1);
    }

    @Test
    void aPictureIsNearerToItsOwnStyleThanToAnother() {
        Picture noise = pictures.noise(48, 40);
        Picture smooth = TestPictures.grey(48, 40, (x, y) -> 2 * x + 3 * y);

        Judgement own = seeded().judge(noise, smooth, pictures.noise(48, 40), SeamSearch.USUAL);
        Judgement others = seeded().judge(noise, noise, smooth, SeamSearch.USUAL);

        own.style().forEach((tap, error) -> {
            StyleErrors other = new StyleErrors(others, tap);
            assertThat(error.gram()).as(tap).isLessThan(other.gram());
            assertThat(error.w2()).as(tap).isLessThan(other.w2());
        });
        assertThat(own.content()).isGreaterThan(others.content());
        assertThat(own.ssim()).isLessThan(others.ssim());
    }

    private record StyleErrors(double gram, double w2) {
        StyleErrors(Judgement judgement, String tap) {
            this(judgement.style().get(tap).gram(), judgement.style().get(tap).w2());
        }
    }

    @Test
    void contentAndStyleAreTakenAtThePicturesSize() {
        Picture out = pictures.noise(40, 32);

        Judgement judgement = seeded().judge(out, pictures.noise(90, 50), pictures.noise(100, 60), SeamSearch.USUAL);

        assertThat(judgement.width()).isEqualTo(40);
        assertThat(judgement.height()).isEqualTo(32);
        assertThat(judgement.table()).contains("relu5_1", "SSIM");
    }

    @Test
    void pictureTooSmallForTheNetworkIsNamed() {
        Picture small = pictures.noise(15, 40);

        assertThatThrownBy(() -> seeded().judge(small, small, small, SeamSearch.USUAL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("15×40");
    }

    @Test
    void styleOfOneColourIsRefused() {
        Picture out = pictures.noise(40, 32);

        assertThatThrownBy(() -> seeded().judge(out, out, TestPictures.grey(40, 32, (x, y) -> 7), SeamSearch.USUAL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one colour");
    }
}
