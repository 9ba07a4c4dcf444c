package io.impasto.worker.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LookoutTest {

    @Test
    void workerIsReadyAsLongAsWhatItNeedsIsThere() {
        // Given
        AtomicBoolean there = new AtomicBoolean(true);
        Prerequisites prerequisites = new Prerequisites("store");
        StartReadiness readiness = new StartReadiness(prerequisites);
        AtomicInteger besides = new AtomicInteger();
        Lookout lookout = new Lookout(
                prerequisites,
                Map.of("store", () -> {
                    if (!there.get()) {
                        throw new IllegalStateException("no answer");
                    }
                }),
                besides::incrementAndGet);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);

        // When, then
        Thread thread = new Thread(lookout::run);
        thread.start();
        try {
            await().until(() -> readiness.call().getStatus() == Status.UP);
            there.set(false);
            await().atMost(Duration.ofSeconds(30)).until(() -> readiness.call().getStatus() == Status.DOWN);
            assertThat(readiness.call().getData().orElseThrow()).containsEntry("store", "no answer");
            there.set(true);
            await().until(() -> readiness.call().getStatus() == Status.UP);
            assertThat(besides.get()).as("looks besides").isPositive();
        } finally {
            lookout.stop();
        }
    }
}
