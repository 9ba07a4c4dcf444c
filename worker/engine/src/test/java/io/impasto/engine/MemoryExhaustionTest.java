package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.picture.Picture;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory that really runs out: a process of its own may map so much more than it has, enough for tiles and too little for the picture as
 * a whole, of which its forecast knows nothing.
 */
class MemoryExhaustionTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PRLIMIT = "prlimit";
    private static final int SIDE = 768;
    private static final int STEPS = 2;

    /** What the forecast is told. */
    private static final long MEMORY = 4_000_000_000L;

    /** Beyond a process that has painted something small, the picture as a whole is forecast to take 570 MB, in tiles 230. */
    private static final long ROOM = 400_000_000;

    /**
     * What is freed goes back to the kernel at once, so that address space is short only of what is still held; and one thread, which
     * waits for no other where many processes share few cores.
     */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_THRESHOLD_", "1048576", "OMP_NUM_THREADS", "1");

    @Test
    void processWhoseMemoryRanOutPaintsTheSamePictureInSmallerTiles(@TempDir Path folder) throws IOException {
        assumeTrue(Files.exists(STATUS), STATUS + " is Linux's");
        assumeTrue(isOnThePath(PRLIMIT), "there is no " + PRLIMIT + " (util-linux), which limits a running process");
        SeededSqueezeNet.writeInto(folder);

        List<String> told = toldByAProcessOfItsOwn(folder);

        assertThat(told).hasSizeGreaterThanOrEqualTo(3);
        assertThat(told.get(0))
                .startsWith("out of memory: memory ran out at 768 × 768 px: as a whole, ")
                .contains("GB were forecast and 4.00 GB planned with")
                .endsWith("smaller tiles may help, or a smaller size, or a worker with more memory");
        assertThat(told.get(told.size() - 2)).matches("painted with [1-9]\\d? %");
        try (StyleEngine engine = engine(folder);
                Optimisation whole = engine.begin(task(SIDE))) {
            advance(whole);

            assertThat(Double.parseDouble(told.get(told.size() - 1)))
                    .isCloseTo(
                            whole.losses().total(), within(1e-4 * whole.losses().total()));
            assertThat(meanDifference(Files.readAllBytes(folder.resolve("painted")), whole.picture()))
                    .isLessThan(0.01);
        }
    }

    private static List<String> toldByAProcessOfItsOwn(Path folder) throws IOException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryExhaustionTest.class.getName(),
                        folder.toString())
                .redirectError(log.toFile());
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor()).as(() -> read(log)).isZero();
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Paints as a worker does: with the share that the failure names, until it is done. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        try (StyleEngine engine = engine(folder)) {
            // Threads, compiled kernels and weights are there before memory gets short, as in a worker's second job.
            try (Optimisation small = engine.begin(task(64))) {
                advance(small);
            }
            limitAddressSpace();
            Optional<MemoryShare> share = Optional.of(MemoryShare.ALL);
            while (share.isPresent()) {
                share = afterAttempt(engine, share.get(), folder);
            }
        }
    }

    /** The share to try next, if it is to be tried again. */
    private static Optional<MemoryShare> afterAttempt(StyleEngine engine, MemoryShare share, Path folder)
            throws IOException {
        try (Optimisation optimisation = engine.begin(task(SIDE), share)) {
            advance(optimisation);
            Files.write(folder.resolve("painted"), optimisation.picture().rgb());
            System.out.println("painted with " + share);
            System.out.println(optimisation.losses().total());
            return Optional.empty();
        } catch (MemoryExhaustedException e) {
            MemoryShare next = e.smaller().orElseThrow(() -> e);
            System.out.println("out of memory: " + e.getMessage());
            return Optional.of(next);
        }
    }

    private static void limitAddressSpace() throws IOException, InterruptedException {
        long mapped = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmSize:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        String pid = Long.toString(ProcessHandle.current().pid());
        Process process = new ProcessBuilder(PRLIMIT, "--pid", pid, "--as=" + (mapped + ROOM))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(PRLIMIT + " failed");
        }
    }

    private static StyleEngine engine(Path folder) {
        EngineLimits limits = new EngineLimits(EngineLimits.DEFAULT.maxOutputPixels(), MEMORY);
        return StyleEngine.open(DeviceChoice.of("cpu"), new WeightsFolders(List.of(folder)), limits);
    }

    private static StyleTask task(int side) {
        return new StyleTask(
                waves(side, side, 23),
                List.of(new StyleSource(waves(64, 64, 7), 1)),
                JobOptionsText.parse(Map.of(
                                "preset",
                                "studio",
                                "network",
                                "squeezenet1_1",
                                "size",
                                "" + side,
                                "smallestScale",
                                "" + side))
                        .parameters());
    }

    private static void advance(Optimisation optimisation) {
        for (int i = 0; i < STEPS; i++) {
            optimisation.advance();
        }
    }

    private static double meanDifference(byte[] rgb, Picture picture) {
        assertThat(rgb).hasSameSizeAs(picture.rgb());
        long sum = 0;
        for (int i = 0; i < rgb.length; i++) {
            sum += Math.abs((rgb[i] & 0xFF) - (picture.rgb()[i] & 0xFF));
        }
        return (double) sum / rgb.length;
    }

    private static boolean isOnThePath(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
