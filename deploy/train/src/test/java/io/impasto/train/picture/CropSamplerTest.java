package io.impasto.train.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.impasto.train.TestPictures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Crops are as asked for, and the same when asked again. */
class CropSamplerTest {

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    private CropSampler sampler(long seed) {
        return new CropSampler(TestPictures.of(3, 150, 110), new CropPlan(List.of(64, 96), 3, seed), manager);
    }

    @Test
    void theNthBatchIsTheSameWheneverItIsAskedFor() {
        CropSampler crops = sampler(1);
        NDArray first = crops.batch(0, 5, manager);
        crops.batch(0, 6, manager);
        crops.batch(1, 5, manager);

        assertThat(crops.batch(0, 5, manager)).isEqualTo(first);
        assertThat(sampler(1).batch(0, 5, manager)).isEqualTo(first);
    }

    @Test
    void otherStepsStreamsAndSeedsAreOtherBatches() {
        NDArray batch = sampler(1).batch(0, 5, 64, 3, manager);

        assertThat(sampler(1).batch(0, 6, 64, 3, manager)).isNotEqualTo(batch);
        assertThat(sampler(1).batch(1, 5, 64, 3, manager)).isNotEqualTo(batch);
        assertThat(sampler(2).batch(0, 5, 64, 3, manager)).isNotEqualTo(batch);
    }

    @Test
    void cropsLargerThanThePicturesAreEnlarged() {
        assertThat(sampler(1).batch(0, 0, 256, 2, manager).getShape()).isEqualTo(new Shape(2, 3, 256, 256));
    }

    @Test
    void samplesAreSrgbNormalised() {
        for (int n = 0; n < 20; n++) {
            NDArray batch = sampler(1).batch(0, n, manager);
            assertThat(batch.getShape().get(2)).isIn(64L, 96L);
            assertThat(batch.min().getFloat()).isGreaterThan(-2.2f);
            assertThat(batch.max().getFloat()).isLessThan(2.7f);
        }
    }

    @Test
    void heldOutPicturesAreTheirMiddleSquares() {
        List<NDArray> batches = HeldOut.of(TestPictures.of(9, 120, 80), 64, manager);

        assertThat(batches)
                .extracting(NDArray::getShape)
                .containsExactly(new Shape(8, 3, 64, 64), new Shape(1, 3, 64, 64));
    }

    @Test
    void texturesAreSeededAndNotFlat() {
        List<NamedPicture> textures = Texture.pictures(4, 3);

        assertThat(Texture.pictures(4, 3)).isEqualTo(textures);
        for (NamedPicture texture : textures) {
            long samples = IntStream.range(0, texture.picture().rgb().length)
                    .map(i -> texture.picture().rgb()[i])
                    .distinct()
                    .count();
            assertThat(samples).as(texture.name()).isGreaterThan(20);
        }
    }
}
