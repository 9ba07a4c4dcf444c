package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a cancelled job stops within a step, or never starts; nothing else stops. */
class CancelChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void jobsAreCancelledWhereverTheyAre() throws Exception {
        try (Scene scene = new Scene(folder)) {
            LocalWorker worker = scene.ready("w1");
            int steps = scene.stepsIn(Duration.ofSeconds(60));

            // Running, with one queued behind it
            scene.request("running", steps);
            scene.request("queued", steps);
            scene.atWorkOn("running");
            scene.cancel("queued");
            scene.cancel("running");
            assertThat(scene.topics().end("running")).isInstanceOf(Cancelled.class);
            assertThat(scene.topics().end("queued")).isInstanceOf(Cancelled.class);
            assertThat(scene.starts("queued")).isEmpty();

            // Before the request itself
            scene.cancel("early");
            scene.request("early", steps);
            assertThat(scene.topics().end("early")).isInstanceOf(Cancelled.class);
            assertThat(scene.starts("early")).isEmpty();

            // Twice; of nobody; by nonsense
            scene.request("twice", steps);
            scene.atWorkOn("twice");
            scene.cancel("twice");
            scene.cancel("twice");
            scene.cancel("nobody");
            scene.topics().send(Topic.CONTROL, "nobody", "{\"action\":\"stop\"}", Map.of());
            assertThat(scene.topics().end("twice")).isInstanceOf(Cancelled.class);

            // Finished; of another request under the id
            scene.request("finished", 2);
            assertThat(scene.topics().end("finished")).isInstanceOf(Succeeded.class);
            scene.cancel("finished");
            scene.topics()
                    .send(
                            Topic.CONTROL,
                            "other",
                            "{\"action\":\"cancel\",\"request\":\"" + "0".repeat(64) + "\"}",
                            Map.of());
            scene.request("other", 2);
            assertThat(scene.topics().end("other")).isInstanceOf(Succeeded.class);
            assertThat(scene.topics().endIds("finished")).containsOnly("finished/succeeded");

            // While there is no worker
            worker.terminate();
            worker.process().waitFor();
            scene.request("late", steps);
            scene.cancel("late");
            scene.ready("w2");
            assertThat(scene.topics().end("late")).isInstanceOf(Cancelled.class);
            assertThat(scene.starts("late")).isEmpty();
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void cancelOfARunningJobIsSeenWithinAStep() throws Exception {
        try (Scene scene = new Scene(folder)) {
            LocalWorker worker = scene.ready("w1");
            int steps = scene.stepsIn(Duration.ofSeconds(60));
            List<Long> latencies = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String id = "run-" + i;
                scene.request(id, steps + i);
                scene.atWorkOn(id);
                Instant asked = Instant.now();
                scene.cancel(id);
                JobEvent end = scene.topics().end(id);
                assertThat(end).isInstanceOf(Cancelled.class);
                latencies.add(Duration.between(asked, end.at()).toMillis());
            }
            Collections.sort(latencies);
            System.out.println("cancel: latencies in ms " + latencies);
            assertThat(worker.get("/q/metrics").body())
                    .contains("impasto_cancel_latency_seconds_bucket{", "impasto_cancel_latency_seconds_count 10");
            assertThat(scene.topics().allEvents())
                    .filteredOn(Started.class::isInstance)
                    .hasSize(11);
            scene.assertNothingIsWrong();
        }
    }
}
