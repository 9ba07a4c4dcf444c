package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.impasto.common.job.ClassicParameters;
import io.impasto.common.job.Init;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.network.UnusableWeightsException;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureTooLargeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EngineTest extends WithSeededEngine {

    @Test
    void lossesFallWhateverIsLeftOut() {
        assertFalls(parameters(0.01, 1, Init.CONTENT));
        assertFalls(parameters(0.01, 0, Init.RANDOM));
        assertFalls(parameters(0, 1, Init.RANDOM));
        assertFalls(parameters(0.01, 1, Init.RANDOM));
    }

    @Test
    void sameSeedPaintsTheSameBytes() {
        assertThat(painted()).isEqualTo(painted());
    }

    @Test
    void onePixelIsEnough() {
        try (Optimisation optimisation = engine.begin(task(noise(1, 1), parameters(0.01, 1, Init.CONTENT)))) {
            optimisation.advance();

            assertThat(optimisation.picture().width()).isEqualTo(32);
        }
    }

    @Test
    void tooElongatedPictureIsRefused() {
        assertThatThrownBy(() -> engine.begin(task(noise(1, 200_000), parameters(1, 1, Init.CONTENT))))
                .isInstanceOf(PictureTooLargeException.class)
                .hasMessageContaining("200000")
                .hasMessageContaining(String.valueOf(EngineLimits.DEFAULT.maxOutputPixels()))
                .hasMessageContaining("size 25");
    }

    @Test
    void emptyDeepestLayerIsRefusedWithTheSmallestSizeThatWorks() {
        ClassicParameters tiny = parameters(3, 0.01, 1, Init.CONTENT, 0.05);

        assertThatThrownBy(() -> engine.begin(task(noise(40, 48), tiny)))
                .isInstanceOf(PictureTooSmallException.class)
                .hasMessageContaining("size 3")
                .hasMessageContaining("smallest that works is 5");
    }

    @Test
    void leavingTheFiniteNumbersIsNoticed() {
        ClassicParameters wild = parameters(32, 1e38, 1, Init.RANDOM, 0.05);
        try (Optimisation optimisation = engine.begin(task(noise(40, 48), wild))) {
            assertThatThrownBy(() -> {
                        while (!optimisation.finished()) {
                            optimisation.advance();
                        }
                    })
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("learningRate");
        }
    }

    @Test
    void missingWeightsSayHowToGetThem() {
        WeightsFolders nowhere = new WeightsFolders(List.of(folder.resolve("nowhere")));

        assertThatThrownBy(() -> nowhere.find(NetworkName.VGG19))
                .isInstanceOf(WeightsMissingException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("deploy/impasto models pull vgg19");
    }

    @Test
    void weightThatIsNoNumberIsRefused() throws IOException {
        Path file = SeededSqueezeNet.writeInto(folder);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - Float.BYTES, Float.NaN);
        Files.write(file, bytes);

        assertThatThrownBy(() -> engine.begin(task(noise(40, 48), parameters(0.01, 1, Init.CONTENT))))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("features.7.expand3x3.bias")
                .satisfies(
                        e -> assertThat(EngineFailures.of((RuntimeException) e).map(JobFailure::code))
                                .contains("weights-missing"));
    }

    @Test
    void engineKnowsNoServer() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.minio..", "io.quarkus..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.impasto.engine"));
    }

    private void assertFalls(ClassicParameters parameters) {
        try (Optimisation optimisation = engine.begin(task(noise(40, 48), parameters))) {
            double before = optimisation.losses().total();
            while (!optimisation.finished()) {
                optimisation.advance();
            }
            assertThat(optimisation.losses().total()).isLessThan(before);
        }
    }

    private byte[] painted() {
        try (Optimisation optimisation = engine.begin(task(noise(40, 48), parameters(0.01, 1, Init.RANDOM)))) {
            while (!optimisation.finished()) {
                optimisation.advance();
            }
            return optimisation.picture().rgb();
        }
    }

    private static StyleTask task(Picture content, ClassicParameters parameters) {
        return new StyleTask(content, List.of(new StyleSource(noise(36, 36), 1)), parameters);
    }

    private static ClassicParameters parameters(double content, double style, Init init) {
        return parameters(32, content, style, init, 0.05);
    }

    private static ClassicParameters parameters(int size, double content, double style, Init init, double rate) {
        return new ClassicParameters(
                NetworkName.SQUEEZENET1_1,
                size,
                32,
                "3",
                content,
                List.of("1", "4"),
                List.of(style, style),
                1e-4,
                init,
                20,
                rate,
                rate / 5,
                15,
                18,
                3);
    }

    private static Picture noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(5).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }
}
