package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.chaos.stack.ChaosStack;
import io.impasto.common.event.JobEvent.Started;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a broker's restart costs a running job nothing that it has done. */
class BrokerRestartChaosIT {

    private static final String JOB = "running";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void jobThatRunsWhileTheBrokerIsStoppedAndStartedIsNotBegunAnew() throws Exception {
        runsThrough(ChaosStack::stopBroker, Duration.ofSeconds(40));
    }

    @Test
    void jobThatRunsWhileTheBrokerIsKilledAndStartedIsNotBegunAnew() throws Exception {
        runsThrough(ChaosStack::killBroker, Duration.ofSeconds(70));
    }

    private void runsThrough(Consumer<ChaosStack> end, Duration longerThanTheRestart) throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w1");
            scene.ready("w2");
            scene.request(JOB, scene.stepsIn(longerThanTheRestart));
            scene.atWorkOn(JOB);

            // When
            long start = System.nanoTime();
            end.accept(scene.stack());
            scene.stack().startBroker();
            Duration away = Duration.ofNanos(System.nanoTime() - start);

            // Then
            assertThat(scene.topics().ends(JOB)).as("or this shows nothing").isEmpty();
            scene.succeeded(JOB);
            List<Started> starts = scene.starts(JOB);
            System.out.println("broker restart: away for " + away.toMillis() + " ms; started from steps "
                    + starts.stream().map(Started::resumedFromStep).toList() + " by "
                    + starts.stream().map(Started::worker).toList() + ", ends "
                    + scene.topics().endIds(JOB));
            assertThat(starts.subList(1, starts.size()))
                    .extracting(Started::resumedFromStep)
                    .allSatisfy(step -> assertThat(step).isPositive());
            assertThat(scene.topics().endIds(JOB)).containsOnly(JOB + "/succeeded");
            scene.assertNothingIsWrong();
        }
    }
}
