package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.chaos.fault.LinkState;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.wire.ContractHeaders;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalWorker;
import io.impasto.local.witness.TopicWitness;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: one id, one job, one end; the same picture is made once. */
class OneEndChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void endThatWasWrittenDownBeforeACrashIsToldAfterIt() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given a worker that can't reach the broker when its job is done
            scene.ready("w1");
            scene.request("crashed", scene.stepsIn(Duration.ofSeconds(4)));
            LocalWorker atWork = scene.atWorkOn("crashed");
            scene.stack().kafkaProxy().turn(LinkState.CUT);
            String end = JobKeys.end(new JobId("crashed"));
            scene.await(() -> scene.store().objects().containsKey(end));
            assertThat(scene.topics().ends("crashed")).isEmpty();

            // When
            atWork.kill();
            scene.stack().kafkaProxy().turn(LinkState.PASS);
            scene.ready("w2");

            // Then
            Succeeded succeeded = scene.succeeded("crashed");
            assertThat(scene.topics().endIds("crashed")).containsExactly("crashed/succeeded");
            assertThat(scene.starts("crashed")).as("nobody paints it again").hasSize(1);
            assertThat(scene.store().sha256(succeeded.result().image().object()))
                    .contains(succeeded.result().image().sha256());
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void sameAgainIsOneJobAndAnotherBodyIsBuried() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.ready("w1");
            scene.request(Topic.REQUESTS, "one", Scene.small(5), "");
            scene.request(Topic.REQUESTS, "one", Scene.small(5), "");
            scene.request(Topic.REQUESTS, "one", Scene.small(6), "");
            scene.request(Topic.REQUESTS, "two", Scene.small(5), "");

            Succeeded one = scene.succeeded("one");
            Succeeded two = scene.succeeded("two");

            assertThat(two.result()).isEqualTo(one.result().madeBefore());
            assertThat(scene.starts("two")).as("it was served from the object").isEmpty();
            assertThat(scene.starts("one")).hasSize(1);
            assertThat(TopicWitness.header(scene.topics().dead("one"), ContractHeaders.REASON_CODE))
                    .isEqualTo("id-taken");
            assertThat(scene.topics().endIds("one")).containsOnly("one/succeeded");
            scene.assertNothingIsWrong();
        }
    }
}
