package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.loss.ContentLoss;
import io.impasto.engine.loss.TotalVariation;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureResizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The values published with the course experiment, with its picture and real weights. */
class PublishedValuesTest {

    private static final String PICTURES = "IMPASTO_PICTURES_DIR";

    @Test
    void totalVariationOfTubingenIsThePublishedOne() throws IOException {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = NormalisedPicture.of(tubingen(), manager, DataType.FLOAT32);

            assertThat(new TotalVariation(2e-2).at(x).value().toFloatArray()[0]).isCloseTo(303.47f, within(0.01f));
            assertThat(new TotalVariation(2e-2).at(x.clip(-1.5, 1.5)).value().toFloatArray()[0])
                    .isCloseTo(287.96f, within(0.05f));
        }
    }

    @Test
    void contentLossAgainstNothingIsThePublishedOne() throws IOException {
        Path weights = RealWeights.of(NetworkName.SQUEEZENET1_1);
        Picture tubingen = tubingen();
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            FeatureNetwork network = LoadedNetwork.load(
                            NetworkName.SQUEEZENET1_1, new NetworkWeights.InFile(weights), manager, false)
                    .variant(NetworkVariant.CLASSIC);
            NDArray x = NormalisedPicture.of(tubingen, manager, DataType.FLOAT32);
            NDArray zero = manager.zeros(new Shape(1, 3, tubingen.height(), tubingen.width()));
            NDArray target = network.features(x, Set.of("3")).at("3").values();
            NDArray present = network.features(zero, Set.of("3")).at("3").values();

            float loss = new ContentLoss("3", 6e-2, target).at(present).value().toFloatArray()[0];

            assertThat(loss).isCloseTo(32390f, within(3f));
        }
    }

    private static Picture tubingen() throws IOException {
        String folder = System.getenv(PICTURES);
        assumeTrue(folder != null, PICTURES + " isn't set");
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            Path file = files.filter(path -> path.getFileName().toString().equals("tubingen.jpg"))
                    .findFirst()
                    .orElseThrow();
            Picture picture = new PictureReader(ImageLimits.DEFAULT).read(Files.readAllBytes(file));
            PictureSize size = picture.size().withShorterSide(192);
            return new PictureResizer().resize(picture, (int) size.width(), (int) size.height());
        }
    }
}
