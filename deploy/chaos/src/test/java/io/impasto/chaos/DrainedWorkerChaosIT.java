package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a worker that is told to stop finishes its step, leaves a checkpoint and hands over; told twice, it ends at once. */
class DrainedWorkerChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private static final String LARGE = "\"preset\":\"classic\",\"iterations\":60,\"size\":512,\"styleSize\":256";

    @Test
    void stoppedWorkersJobOf512PixelsGoesOnElsewhereFromItsLastStep() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w1");
            scene.ready("w2");
            scene.request(Topic.REQUESTS, "drained", LARGE, "");
            LocalWorker atWork = scene.atWorkOn("drained");

            // When
            Instant asked = Instant.now();
            atWork.terminate();
            assertThat(atWork.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            Duration gone = Duration.between(asked, Instant.now());

            // Then
            scene.topics().awaitEvent("drained", event -> event instanceof Started started && started.attempt() == 2);
            Instant letGo = scene.topics().events("drained").stream()
                    .filter(Interrupted.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .at();
            double step = scene.topics().events("drained").stream()
                    .filter(Progressed.class::isInstance)
                    .mapToDouble(event -> ((Progressed) event).secondsPerStep())
                    .max()
                    .orElseThrow();
            Started again = scene.starts("drained").get(1);
            System.out.printf(
                    "drained worker: let go %d ms after SIGTERM (a step of 512 px takes %.0f ms), ended after %d ms, "
                            + "another began after %d ms, from step %d%n",
                    Duration.between(asked, letGo).toMillis(),
                    step * 1000,
                    gone.toMillis(),
                    Duration.between(asked, again.at()).toMillis(),
                    again.resumedFromStep());
            assertThat(again.worker()).isNotEqualTo(atWork.name());
            assertThat(again.resumedFromStep()).isPositive();
            scene.succeeded("drained");
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void workerThatIsToldTwiceEndsAtOnce() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w1");
            scene.request(Topic.REQUESTS, "dropped", LARGE, "");
            LocalWorker atWork = scene.atWorkOn("dropped");
            atWork.terminate();
            Thread.sleep(100); // Two signals of a kind that come at once are one.

            // When
            Instant second = Instant.now();
            atWork.terminate();

            // Then
            assertThat(atWork.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            System.out.println("drained worker: told twice, it ended after "
                    + Duration.between(second, Instant.now()).toMillis() + " ms");
            assertThat(atWork.process().exitValue()).isEqualTo(128 + 15);
            assertThat(atWork.log()).as("it had no time to hand over").doesNotContain("intake=stopped");
            scene.ready("w2");
            scene.succeeded("dropped");
            scene.assertNothingIsWrong();
        }
    }
}
