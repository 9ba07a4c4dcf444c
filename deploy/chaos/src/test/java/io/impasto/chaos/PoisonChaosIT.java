package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.wire.ContractHeaders;
import io.impasto.local.servers.LocalWorker;
import io.impasto.local.witness.TopicWitness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a request that brings down its worker again and again is given up, by our own count, and told. */
class PoisonChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void requestWhoseWorkersAreKilledOrCrashIsBuriedWithItsHistory() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w0");
            scene.request("poison", scene.stepsIn(Duration.ofSeconds(60)));

            // When: as the kernel ends what takes too much memory, and as native code ends itself
            String[] ends = {"KILL", "SEGV", "ABRT"};
            for (int i = 0; i < ends.length; i++) {
                int attempt = i + 1;
                scene.topics()
                        .awaitEvent(
                                "poison", event -> event instanceof Started started && started.attempt() == attempt);
                LocalWorker atWork = scene.worker("w" + i);
                atWork.signal(ends[i]);
                assertThat(atWork.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
                scene.ready("w" + (i + 1));
            }

            // Then
            Failed failed = (Failed) scene.topics().end("poison");
            assertThat(failed.failure().code()).isEqualTo("worker-crashed");
            String history = TopicWitness.header(scene.topics().dead("poison"), ContractHeaders.HISTORY);
            assertThat(history)
                    .contains("\"number\":1,", "\"number\":2,", "\"number\":3,")
                    .contains("\"worker\":\"w0\"", "\"worker\":\"w1\"", "\"worker\":\"w2\"");
            assertThat(scene.starts("poison")).hasSize(3);
            scene.request("next", 1);
            scene.succeeded("next");
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void workersThatAreDrainedDontCount() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w0");
            scene.request("wanderer", scene.stepsIn(Duration.ofSeconds(25)));

            // When
            for (int i = 0; i < 4; i++) {
                int attempt = i + 1;
                scene.topics()
                        .awaitEvent(
                                "wanderer", event -> event instanceof Started started && started.attempt() == attempt);
                LocalWorker atWork = scene.worker("w" + i);
                atWork.terminate();
                assertThat(atWork.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
                scene.ready("w" + (i + 1));
            }

            // Then: more attempts than the broker would have delivered it
            scene.succeeded("wanderer");
            assertThat(scene.starts("wanderer")).hasSize(5);
            scene.assertNothingIsWrong();
        }
    }
}
