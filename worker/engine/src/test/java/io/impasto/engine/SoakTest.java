package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.impasto.common.job.Init;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.StyleParameters;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native memory is invisible to the heap, so it is watched from outside. Shallow taps, for every step leaks alike. */
class SoakTest {

    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void twoThousandStepsTakeNoMoreMemoryThanTwoHundred(@TempDir Path folder) throws IOException {
        assumeTrue(Files.exists(STATUS), STATUS + " is Linux's");
        SeededSqueezeNet.writeInto(folder);
        Random random = new Random(5);
        try (StyleEngine engine = StyleEngine.open(
                        DeviceChoice.of("cpu"), new WeightsFolders(List.of(folder)), EngineLimits.DEFAULT);
                Optimisation optimisation = engine.begin(
                        new StyleTask(noise(random), List.of(new StyleSource(noise(random), 1)), parameters()))) {
            double early = 0;
            while (!optimisation.finished()) {
                assertThat(optimisation.losses().total()).isPositive();
                optimisation.advance();
                if (optimisation.step() == 200) {
                    early = residentKilobytes();
                }
            }

            // Not a band: the Java heap may give memory back meanwhile.
            assertThat(residentKilobytes()).isLessThan(1.05 * early);
        }
    }

    private static double residentKilobytes() throws IOException {
        System.gc();
        String line = Files.readAllLines(STATUS).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.replaceAll("\\D", ""));
    }

    private static Picture noise(Random random) {
        byte[] rgb = new byte[3 * 32 * 32];
        random.nextBytes(rgb);
        return new Picture(32, 32, rgb);
    }

    private static StyleParameters parameters() {
        return new StyleParameters(
                NetworkName.SQUEEZENET1_1,
                32,
                32,
                "2",
                0.01,
                List.of("1"),
                List.of(1.0),
                1e-4,
                Init.CONTENT,
                2000,
                0.01,
                0.001,
                1800,
                1900,
                0);
    }
}
