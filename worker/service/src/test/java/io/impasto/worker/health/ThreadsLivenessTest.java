package io.impasto.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ThreadsLivenessTest {

    private final VitalThreads threads = new VitalThreads();
    private final ThreadsLiveness liveness = new ThreadsLiveness(threads);

    @Test
    void workerThatLostOneThreadIsNotAliveAndSaysWhich() {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        threads.start("lives", ThreadsLivenessTest::forEver);
        threads.start("dies", () -> await(end));
        assertThat(liveness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        // When
        end.countDown();

        // Then
        Awaitility.await().untilAsserted(() -> {
            HealthCheckResponse response = liveness.call();
            assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(response.getData().orElseThrow())
                    .containsEntry("dies", false)
                    .containsEntry("lives", true);
        });
    }

    private static void forEver() {
        await(new CountDownLatch(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
