package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.wire.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: urgent requests are taken first; a running job is not interrupted. */
class UrgentChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void urgentRequestsOvertakeAllThatWait() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w1");
            int steps = scene.stepsIn(Duration.ofSeconds(15));
            scene.request("running", steps);
            scene.atWorkOn("running");
            for (int i = 0; i < 4; i++) {
                scene.request("waiting-" + i, 2 + i);
            }

            // When
            scene.request(Topic.URGENT, "urgent-1", Scene.small(10), "");
            scene.request(Topic.URGENT, "urgent-2", Scene.small(11), "");

            // Then
            scene.succeeded("waiting-3");
            List<String> order = scene.topics().allEnds().stream()
                    .map(end -> end.jobId())
                    .filter(id -> !id.startsWith("probe"))
                    .toList();
            assertThat(order)
                    .containsExactly(
                            "running", "urgent-1", "urgent-2", "waiting-0", "waiting-1", "waiting-2", "waiting-3");
            assertThat(scene.topics().events("running")).noneMatch(Interrupted.class::isInstance);
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void idleWorkersTakeBothAndABusyOneHoldsNothingBack() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given two workers that have both looked in vain
            scene.ready("w1");
            scene.ready("w2");
            int steps = scene.stepsIn(Duration.ofSeconds(60));
            Thread.sleep(2_000);

            // When one is busy with either kind, the other must be handed what comes
            scene.request(Topic.URGENT, "long", Scene.small(steps), "");
            scene.atWorkOn("long");
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                scene.request(i % 2 == 0 ? Topic.REQUESTS : Topic.URGENT, "quick-" + i, Scene.small(2 + i), "");
                scene.succeeded("quick-" + i);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            }

            // Then
            assertThat(scene.topics().ends("long")).as("or it wasn't busy").isEmpty();
            scene.cancel("long");
            scene.topics().end("long");
            scene.assertNothingIsWrong();
        }
    }
}
