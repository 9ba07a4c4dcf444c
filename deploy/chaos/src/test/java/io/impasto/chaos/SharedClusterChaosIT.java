package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.chaos.monkey.Monkey;
import io.impasto.chaos.monkey.MonkeyPlan;
import io.impasto.chaos.monkey.MonkeyReport;
import io.impasto.chaos.stack.ChaosStack;
import io.impasto.chaos.stack.Cluster;
import io.impasto.chaos.stack.Target;
import io.impasto.local.servers.LocalWorker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise of the monkey's own: on a cluster that others use it strikes nobody else's worker and blames nobody else's job. */
class SharedClusterChaosIT {

    private static final String THEIR_JOB = "theirs";

    /** Of whose first requests none contradicts another. */
    private static final long SEED = 3;

    private static final int JOBS = 12;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void othersGoOnAsIfNothingWere() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            LocalWorker theirs = scene.ready("theirs");
            scene.request(THEIR_JOB, scene.stepsIn(Duration.ofMinutes(4)));
            scene.atWorkOn(THEIR_JOB);
            Target target = new Cluster(
                            scene.stack().bootstrapServers(), scene.stack().store())
                    .target(scene.stack().workers());
            assertThat(target.lock()).isEqualTo(ChaosStack.LOCK);
            assertThat(target.shared()).isTrue();

            // When
            MonkeyReport report = new Monkey(
                            new MonkeyPlan("mine", JOBS, 2, SEED),
                            target,
                            text -> System.out.println("monkey: " + text))
                    .run();

            // Then
            report.lines().forEach(System.out::println);
            assertThat(report.verdict().violations()).isEmpty();
            assertThat(report.faults().keySet()).allMatch(fault -> fault.startsWith("worker-"));
            assertThat(theirs.isReady()).isTrue();
            assertThat(scene.topics().ends(THEIR_JOB))
                    .as("or this shows nothing")
                    .isEmpty();
            assertThat(scene.starts(THEIR_JOB)).hasSize(1);
            assertThat(scene.store().objects().keySet()).noneMatch(key -> key.startsWith("chaos/"));
        }
    }
}
