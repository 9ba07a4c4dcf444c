package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobResult;
import io.impasto.common.wire.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: what nobody wants any more is never started, and what can still be delivered in time is. */
class DeadlineChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void jobsEndByTheirDeadline() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.ready("w1");
            int steps = scene.stepsIn(Duration.ofSeconds(120));

            // Before it starts
            scene.request(
                    Topic.REQUESTS,
                    "late",
                    Scene.small(1),
                    expiring(Instant.now().minusSeconds(1)));
            assertThat(scene.topics().end("late")).isInstanceOf(Expired.class);
            assertThat(scene.starts("late")).isEmpty();

            // While it runs
            Instant expiry = Instant.now().plusSeconds(20);
            scene.request(Topic.REQUESTS, "short", Scene.small(steps), expiring(expiry));
            Succeeded succeeded = (Succeeded) scene.topics().end("short");
            JobResult result = succeeded.result();
            System.out.printf(
                    "deadline: announced %d ms before its expiry, at %.0f %% of its steps%n",
                    Duration.between(succeeded.at(), expiry).toMillis(), 100 * result.completeness());
            assertThat(succeeded.at()).isBetween(expiry.minusSeconds(10), expiry);
            assertThat(result.completeness()).isGreaterThan(0).isLessThan(1);

            // With time enough
            scene.request(
                    Topic.REQUESTS,
                    "easy",
                    Scene.small(3),
                    expiring(Instant.now().plusSeconds(300)));
            assertThat(((Succeeded) scene.topics().end("easy")).result().completeness())
                    .isEqualTo(1);
            scene.assertNothingIsWrong();
        }
    }

    private static String expiring(Instant at) {
        return ",\"expirytime\":\"" + at + "\"";
    }
}
