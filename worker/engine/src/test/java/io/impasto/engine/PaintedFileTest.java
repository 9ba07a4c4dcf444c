package io.impasto.engine;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.picture.AlphaPlane;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a finished picture becomes, read back by the JDK. */
class PaintedFileTest extends WithSeededEngine {

    /** Bits 16 over bits 8: 65535 / 255. */
    private static final int WIDER = 257;

    private static final int WIDTH = 60;
    private static final int HEIGHT = 48;

    private static final String[] CLASSIC = {"preset=classic", "size=40", "styleSize=40", "iterations=3"};
    private static final String PYRAMID =
            " network=squeezenet1_1 size=40 smallestScale=30 initialIterations=3 iterations=2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preset=studio format=png16",
                "preset=studio format=tiff16",
                "preset=studio format=png16 colors=luminance",
                "preset=studio format=png16 colors=match",
                "preset=gatys format=png16"
            })
    void sixteenBitsAreFinerThanEightAndRoundToThem(String options) throws IOException {
        int[] fine = samples(painted(Optional.empty(), (options + PYRAMID).split(" ")));
        int[] coarse = samples(painted(Optional.empty(), (options.replace("16", "") + PYRAMID).split(" ")));

        for (int channel = 0; channel < 3; channel++) {
            assertThat(Arrays.stream(everyThird(fine, channel)).distinct().count())
                    .as("levels of channel " + channel)
                    .isGreaterThan(256);
        }
        assertThat(Arrays.stream(fine).map(sample -> (2 * sample + WIDER) / (2 * WIDER)))
                .containsExactly(Arrays.stream(coarse).boxed().toArray(Integer[]::new));
    }

    /** The course experiment rounds down, which its 8 bits still do. */
    @Test
    void classicsEightBitsAreItsSixteenRoundedDown() throws IOException {
        int[] fine = samples(painted(Optional.empty(), with(CLASSIC, "format=png16")));
        int[] coarse = samples(painted(Optional.empty(), CLASSIC));

        assertThat(Arrays.stream(fine).distinct().count()).isGreaterThan(256);
        for (int i = 0; i < fine.length; i++) {
            assertThat(fine[i] / (double) WIDER).isBetween((double) coarse[i], coarse[i] + 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "png16", "tiff", "tiff16"})
    void transparentContentMakesATransparentResult(String format) throws IOException {
        Raster result = read(painted(Optional.of(ramp()), with(CLASSIC, "format=" + format)));

        assertThat(result.getNumBands()).isEqualTo(4);
        int full = format.endsWith("16") ? WIDER : 1;
        AlphaPlane expected = ramp().resized(result.getWidth(), result.getHeight());
        for (int y = 0; y < result.getHeight(); y++) {
            for (int x = 0; x < result.getWidth(); x++) {
                assertThat(result.getSample(x, y, 3)).isEqualTo(full * expected.at(x, y));
            }
        }
    }

    @Test
    void jpegOfTransparentContentIsLaidOnWhite() throws IOException {
        Raster jpeg = read(painted(Optional.of(ramp()), with(CLASSIC, "format=jpeg", "jpegQuality=100")));
        Raster png = read(painted(Optional.of(ramp()), CLASSIC));

        assertThat(jpeg.getNumBands()).isEqualTo(3);
        for (int x = 0; x < jpeg.getWidth(); x++) {
            for (int channel = 0; channel < 3; channel++) {
                int alpha = png.getSample(x, 20, 3);
                int onWhite = 255 - (255 - png.getSample(x, 20, channel)) * alpha / 255;
                assertThat(jpeg.getSample(x, 20, channel)).as("at " + x).isBetween(onWhite - 12, onWhite + 12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "png16", "jpeg", "tiff", "tiff16"})
    void fileSaysHowItCameToBeUnlessToldNotTo(String format) {
        String said = text(painted(Optional.empty(), with(CLASSIC, "seed=7", "format=" + format)));
        String silent = text(painted(Optional.empty(), with(CLASSIC, "provenance=false", "format=" + format)));

        assertThat(said)
                .contains("Software", "Impasto ", "impasto:preset", "classic", "impasto:size", "impasto:network")
                .contains("squeezenet1_1", "impasto:weights-sha256", "0".repeat(64), "impasto:seed")
                .contains("impasto:options", "iterations");
        assertThat(silent).doesNotContain("mpasto");
    }

    @Test
    void sameRequestMakesTheSameBytes() {
        assertThat(painted(Optional.of(ramp()), CLASSIC).bytes())
                .isEqualTo(painted(Optional.of(ramp()), CLASSIC).bytes());
    }

    private PaintedFile painted(Optional<AlphaPlane> alpha, String... texts) {
        JobOptions options = options(texts);
        StyleTask task = new StyleTask(
                noise(WIDTH, HEIGHT, 1), List.of(new StyleSource(noise(50, 50, 2), 1)), options.parameters());
        try (Optimisation optimisation = engine.begin(task)) {
            while (!optimisation.finished()) {
                optimisation.advance();
            }
            return PaintedFile.of(optimisation, alpha, new Colophon(options, "0".repeat(64)));
        }
    }

    private static JobOptions options(String... texts) {
        Map<String, String> options = new HashMap<>();
        for (String text : texts) {
            options.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
        }
        return JobOptionsText.parse(options);
    }

    private static String[] with(String[] options, String... more) {
        String[] all = Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return all;
    }

    private static Raster read(PaintedFile file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file.bytes())).getRaster();
    }

    private static int[] samples(PaintedFile file) throws IOException {
        Raster raster = read(file);
        assertThat(raster.getNumBands()).isEqualTo(3);
        int[] samples = new int[3 * raster.getWidth() * raster.getHeight()];
        return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), samples);
    }

    private static int[] everyThird(int[] samples, int from) {
        return IntStream.range(0, samples.length / 3)
                .map(i -> samples[3 * i + from])
                .toArray();
    }

    private static String text(PaintedFile file) {
        return new String(file.bytes(), StandardCharsets.ISO_8859_1);
    }

    /** Nothing at the left, all at the right. */
    private static AlphaPlane ramp() {
        byte[] alpha = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (byte) Math.min(255, Math.max(0, 6 * (i % WIDTH - 8)));
        }
        return new AlphaPlane(WIDTH, HEIGHT, alpha);
    }
}
