package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a worker is after five hundred jobs what it was after a hundred. {@code -Dsoak.jobs=N} makes more or fewer. */
class SoakChaosIT {

    private static final int JOBS = Integer.getInteger("soak.jobs", 500);
    private static final int LOOKS = 10;

    /** By the first look everything is loaded and compiled; an allocator's arenas still settle a little. */
    private static final double MOST_GROWTH = 1.15;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    /** What a worker holds: memory, kB; threads; open files. */
    private record Held(long residentKilobytes, long threads, long files) {

        static Held of(long pid) {
            Path process = Path.of("/proc", Long.toString(pid));
            try (Stream<Path> files = Files.list(process.resolve("fd"))) {
                List<String> status = Files.readAllLines(process.resolve("status"));
                return new Held(number(status, "VmRSS:"), number(status, "Threads:"), files.count());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long number(List<String> status, String name) {
            return status.stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void workerHoldsNoMoreAfterManyJobsThanAfterSome() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            LocalWorker worker = scene.ready("w1");
            List<Held> held = new ArrayList<>();

            // When
            for (int look = 0; look < LOOKS; look++) {
                for (int i = 0; i < JOBS / LOOKS; i++) {
                    String id = "soak-" + look + "-" + i;
                    scene.request(
                            Topic.REQUESTS,
                            id,
                            "\"preset\":\"classic\",\"iterations\":3,\"size\":%d,\"styleSize\":48,\"init\":\"random\",\"seed\":%d"
                                    .formatted(24 + i % 16, look * JOBS + i),
                            "");
                }
                String last = "soak-" + look + "-" + (JOBS / LOOKS - 1);
                scene.await(() -> !scene.topics().ends(last).isEmpty());
                held.add(Held.of(worker.pid()));
            }

            // Then
            System.out.println("soak: after each " + JOBS / LOOKS + " jobs " + held);
            Held early = held.get(1);
            Held late = held.get(LOOKS - 1);
            assertThat(late.residentKilobytes()).isLessThan((long) (early.residentKilobytes() * MOST_GROWTH));
            assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + 2);
            assertThat(late.files()).isLessThanOrEqualTo(early.files() + 4);
            scene.assertNothingIsWrong(); // one object a job and its end, no more
        }
    }
}
