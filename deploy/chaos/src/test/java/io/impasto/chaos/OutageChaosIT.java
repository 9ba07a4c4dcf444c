package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.chaos.fault.LinkState;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.local.servers.LocalWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: who can do nothing without store or broker waits, lets go, and loses nothing. */
class OutageChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    /** Short, so that a test outlasts them. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "impasto.worker.retry.patience", "2s",
            "impasto.worker.retry.longest", "1s",
            "impasto.worker.retry.put-off-first", "2s",
            "impasto.worker.retry.put-off-longest", "4s");

    @Test
    void storeThatIsGoneForAWhileIsWaitedFor() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.ready("w1");
            int steps = scene.stepsIn(Duration.ofSeconds(8));

            // At the fetch
            scene.stack().storeProxy().turn(LinkState.CUT);
            scene.request("fetch", steps);
            Thread.sleep(5_000);
            scene.stack().storeProxy().turn(LinkState.PASS);
            scene.atWorkOn("fetch");

            // At checkpoints and at the upload, which a black hole swallows
            scene.stack().storeProxy().turn(LinkState.STALL);
            Thread.sleep(12_000);
            assertThat(scene.topics().ends("fetch"))
                    .as("or it had ended before")
                    .isEmpty();
            scene.stack().storeProxy().turn(LinkState.PASS);

            assertThat(scene.succeeded("fetch").result().steps()).isEqualTo(steps);
            assertThat(scene.starts("fetch")).hasSize(1);
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void jobGetsThroughASlowStore() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.ready("w1");
            int steps = scene.stepsIn(Duration.ofSeconds(8));

            scene.request("fast", steps);
            double fast = scene.succeeded("fast").result().seconds();
            scene.stack().storeProxy().turn(new LinkState.Slow(200_000, Duration.ofMillis(100)));
            scene.request("slow", steps + 1);
            double slow = scene.succeeded("slow").result().seconds();

            System.out.printf("slow store: %.1f s instead of %.1f s%n", slow, fast);
            assertThat(scene.starts("slow")).hasSize(1);
            scene.stack().storeProxy().turn(LinkState.PASS);
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void requestThatTheStoreKeepsFromItsEndIsPutOffAgainAndAgainAndNotBlamed() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.ready("w1", IMPATIENT);
            scene.request("first", 2);
            scene.succeeded("first");

            scene.stack().storeProxy().turn(LinkState.CUT);
            scene.request("patient", 3);
            scene.await(() -> scene.topics().deferrals("patient") >= 4);
            assertThat(scene.topics().ends("patient")).isEmpty();
            scene.stack().storeProxy().turn(LinkState.PASS);

            assertThat(scene.topics().end("patient")).isInstanceOf(Succeeded.class);
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void storeWhoseDiskIsFullIsWaitedForUntilThereIsRoom() throws Exception {
        try (Scene scene = new Scene(folder)) {
            // Given
            scene.ready("w1", IMPATIENT);
            scene.request("painting", scene.stepsIn(Duration.ofSeconds(6)));
            scene.atWorkOn("painting");

            // When no file may become larger than what an attempt's note takes, as if there were no more blocks
            Limits.set(scene.stack().storeProcess().pid(), "fsize", "400:");
            scene.await(() -> scene.topics().deferrals("painting") >= 1);
            assertThat(scene.topics().ends("painting")).isEmpty();
            Limits.set(scene.stack().storeProcess().pid(), "fsize", "unlimited:");

            // Then
            scene.succeeded("painting");
            scene.assertNothingIsWrong();
        }
    }

    @Test
    void brokerThatIsGoneAtTheEndForLongerThanTheLockHearsOfOneEnd() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.ready("w1");
            scene.ready("w2");
            scene.request("unheard", scene.stepsIn(Duration.ofSeconds(4)));
            LocalWorker atWork = scene.atWorkOn("unheard");

            scene.stack().kafkaProxy().turn(LinkState.CUT);
            Thread.sleep(15_000);
            scene.stack().kafkaProxy().turn(LinkState.PASS);

            scene.succeeded("unheard");
            System.out.println("broker away at the end: begun by "
                    + scene.starts("unheard").stream().map(Started::worker).toList() + ", first by " + atWork.name());
            assertThat(scene.starts("unheard").stream().skip(1))
                    .as("whoever takes it up goes on with it")
                    .allMatch(start -> start.resumedFromStep() > 0);
            assertThat(scene.topics().endIds("unheard")).containsOnly("unheard/succeeded");
            scene.assertNothingIsWrong();
        }
    }
}
