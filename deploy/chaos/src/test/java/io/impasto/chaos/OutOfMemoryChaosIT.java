package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: memory that runs out costs no worker and, where smaller tiles do, no job. */
class OutOfMemoryChaosIT {

    /** Address space is short only of what is held, and the forecast is told of more memory than there will be. */
    private static final Map<String, String> MEMORY = Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_THRESHOLD_", "1048576",
            "impasto.worker.max-memory", "4G");

    private static final String LARGE = "\"preset\":\"studio\",\"network\":\"squeezenet1_1\",\"size\":768,"
            + "\"smallestScale\":768,\"initialIterations\":2,\"iterations\":2";

    private static final long MOST_ROOM = 400_000_000;
    private static final long LESS_ROOM = 30_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void jobWhoseMemoryRunsOutIsPaintedInSmallerTilesAndSaysSo() throws Exception {
        try (Scene scene = new Scene(folder)) {
            LocalWorker worker = limited(scene, MOST_ROOM);
            long enough = mapped(worker.pid());

            // Where the picture still fits as a whole depends on the machine: a little less room each time, until it
            // doesn't.
            Terminal end = null;
            for (long room = MOST_ROOM; room > 0 && !isReduced(end); room -= LESS_ROOM) {
                Limits.set(worker.pid(), "as", enough + room + ":");
                String id = "large-" + room / LESS_ROOM;
                scene.request(Topic.REQUESTS, id, LARGE + ",\"seed\":" + room, "");
                end = scene.topics().end(id);
                System.out.println("out of memory: with room for " + room / 1_000_000 + " MB: " + end.what());
                assertThat(end).isInstanceOf(Succeeded.class);
            }

            assertThat(isReduced(end)).isTrue();
            assertThat(worker.log()).contains("memory=exhausted");
            Limits.set(worker.pid(), "as", enough + MOST_ROOM + ":");
            scene.request("next", 3);
            assertThat(scene.succeeded("next").result().reduced()).isFalse();
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void jobForWhichThereIsNoMemoryAtAllFailsWithTheForecast() throws Exception {
        try (Scene scene = new Scene(folder)) {
            LocalWorker worker = limited(scene, 60_000_000);

            scene.request(Topic.REQUESTS, "hopeless", LARGE, "");

            Failed failed = (Failed) scene.topics().end("hopeless");
            assertThat(failed.failure().code()).isEqualTo("out-of-memory");
            assertThat(failed.failure().detail()).contains("768", "GB");
            assertThat(worker.process().isAlive()).isTrue();
            scene.request("next", 3);
            scene.succeeded("next");
            scene.assertNothingIsWrong();
        }
    }

    private static boolean isReduced(@Nullable Terminal end) {
        return end instanceof Succeeded succeeded && succeeded.result().reduced();
    }

    /** A worker that has painted, so that threads, kernels and weights are there, and from now on is given so much more, bytes. */
    private static LocalWorker limited(Scene scene, long room) throws Exception {
        LocalWorker worker = scene.ready("w1", MEMORY);
        scene.request("before", 3);
        scene.succeeded("before");
        Limits.set(worker.pid(), "as", mapped(worker.pid()) + room + ":");
        return worker;
    }

    private static long mapped(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmSize:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
