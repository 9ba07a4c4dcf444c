package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Started;
import io.impasto.local.servers.LocalWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a killed worker's job goes on elsewhere from its last checkpoint. */
class KilledWorkerChaosIT {

    private static final String JOB = "killed";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void killedWorkersJobGoesOnElsewhereFromItsCheckpoint() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w1");
            scene.ready("w2");
            scene.request(JOB, scene.stepsIn(Duration.ofSeconds(12)));
            LocalWorker atWork = scene.atWorkOn(JOB);

            // When
            Instant killed = Instant.now();
            atWork.kill();

            // Then
            scene.topics().awaitEvent(JOB, event -> event instanceof Started started && started.attempt() == 2);
            Started again = scene.starts(JOB).get(1);
            System.out.println("killed worker: another went on after "
                    + Duration.between(killed, again.at()).toMillis() + " ms, from step " + again.resumedFromStep());
            assertThat(again.worker()).isNotEqualTo(atWork.name());
            assertThat(again.resumedFromStep()).isPositive();
            scene.succeeded(JOB);
            assertThat(scene.topics().endIds(JOB)).hasSize(1);
            scene.assertNothingIsWrong();
        }
    }
}
