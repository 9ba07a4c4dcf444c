package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.chaos.stack.ChaosStack;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.local.servers.LocalWorker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: two workers on one job give one object and one end, also if one of them comes back from the dead. */
class FrozenWorkerChaosIT {

    private static final String JOB = "frozen";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void workerFrozenForLongerThanItsLockChangesNothingWhenItComesBack() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w1");
            scene.ready("w2");
            scene.request(JOB, scene.stepsIn(ChaosStack.LOCK.multipliedBy(4)));
            LocalWorker frozen = scene.atWorkOn(JOB);
            frozen.freeze();
            Succeeded succeeded = scene.succeeded(JOB);
            List<String> workers =
                    scene.starts(JOB).stream().map(start -> start.worker()).toList();
            assertThat(workers).hasSize(2).doesNotHaveDuplicates();
            assertThat(scene.starts(JOB).get(1).resumedFromStep()).isPositive();
            Map<String, Instant> objects = scene.store().objects();

            // When
            frozen.thaw();

            // Then
            scene.worker(workers.get(1)).kill();
            scene.request("next", 1);
            scene.succeeded("next");
            assertThat(scene.starts("next").get(0).worker())
                    .as("the one that came back is done with the old job")
                    .isEqualTo(frozen.name());
            assertThat(scene.store().sha256(succeeded.result().image().object()))
                    .contains(succeeded.result().image().sha256());
            assertThat(scene.store().objects())
                    .as("nothing was stored again")
                    .contains(Map.entry(
                            succeeded.result().image().object().key(),
                            objects.get(succeeded.result().image().object().key())));
            List<String> ends = scene.topics().endIds(JOB);
            System.out.println("frozen worker: the job's end was announced " + ends.size() + " times");
            assertThat(ends).as("the one that came back says nothing of it").containsExactly(JOB + "/succeeded");
            scene.assertNothingIsWrong();
        }
    }
}
