package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.impasto.common.job.ClassicParameters;
import io.impasto.common.job.Init;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.picture.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Native memory is invisible to the heap, so it is watched from outside: in a process of its own, whose Java heap is there in full
 * from the start and so can't be what grows, without the optimising compiler, which takes megabytes of its own when it pleases.
 */
class SoakTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int STEPS = 2000;
    private static final int STEPS_BETWEEN_READINGS = 200;

    @Test
    void twoThousandStepsTakeAsMuchMemoryAsTwoHundred(@TempDir Path folder) throws IOException {
        assumeTrue(Files.exists(STATUS), STATUS + " is Linux's");
        SeededSqueezeNet.writeInto(folder);

        long[] kilobytes = residentWhileOptimising(folder);

        assertThat(kilobytes).hasSize(STEPS / STEPS_BETWEEN_READINGS);
        assertThat(LongStream.of(kilobytes).max().orElseThrow())
                .as("most of " + LongStream.of(kilobytes).boxed().toList())
                .isLessThan(Math.round(1.05 * kilobytes[0]));
    }

    private static long[] residentWhileOptimising(Path folder) throws IOException {
        Path log = folder.resolve("soak.log");
        Process soak = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakTest.class.getName(),
                        folder.toString())
                .redirectError(log.toFile())
                .start();
        try (var out = soak.inputReader(StandardCharsets.UTF_8)) {
            long[] kilobytes = out.lines().mapToLong(Long::parseLong).toArray();
            assertThat(soak.waitFor()).as(() -> read(log)).isZero();
            return kilobytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            soak.destroyForcibly();
        }
    }

    /** Optimises, and prints the resident memory in kB now and then. */
    public static void main(String[] args) throws IOException {
        Random random = new Random(5);
        WeightsFolders weights = new WeightsFolders(List.of(Path.of(args[0])));
        try (StyleEngine engine = StyleEngine.open(DeviceChoice.of("cpu"), weights, EngineLimits.DEFAULT);
                Optimisation optimisation = engine.begin(
                        new StyleTask(noise(random), List.of(new StyleSource(noise(random), 1)), parameters()))) {
            while (!optimisation.finished()) {
                optimisation.losses();
                optimisation.advance();
                if (optimisation.step() % STEPS_BETWEEN_READINGS == 0) {
                    System.out.println(residentKilobytes());
                }
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        String line = Files.readAllLines(STATUS).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Picture noise(Random random) {
        byte[] rgb = new byte[3 * 48 * 48];
        random.nextBytes(rgb);
        return new Picture(48, 48, rgb);
    }

    /** All of the network, for every part of it could leak. */
    private static ClassicParameters parameters() {
        return new ClassicParameters(
                NetworkName.SQUEEZENET1_1,
                48,
                48,
                "3",
                0.01,
                List.of("1", "4", "6", "7"),
                List.of(1.0, 1.0, 1.0, 1.0),
                1e-4,
                Init.CONTENT,
                STEPS,
                0.01,
                0.001,
                1800,
                1900,
                0);
    }
}
