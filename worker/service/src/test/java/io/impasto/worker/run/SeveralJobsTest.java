package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.worker.device.DeviceThread;
import io.impasto.worker.device.DeviceThread.Assignment;
import io.impasto.worker.ledger.JobLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several jobs at once on one device: each comes to its own end, whatever becomes of the others. */
@Timeout(120)
class SeveralJobsTest extends OneWorker {

    private final Map<String, TestLease> leases = new LinkedHashMap<>();
    private final AtomicBoolean dead = new AtomicBoolean();
    private final DeviceThread thread =
            new DeviceThread(OneWorker::opened, (engine, shared) -> worker("w1", engine, shared), () -> dead.set(true));

    @BeforeEach
    void startDevice() {
        thread.start();
    }

    @AfterEach
    void stopDevice() {
        thread.stop();
        await().until(() -> !thread.alive());
    }

    @Test
    void togetherTheyPaintWhatTheyWouldAlone() {
        run(seeded("a", 1));
        run(seeded("b", 2));
        List<LossTerms> alone = List.of(losses("a"), losses("b"));
        store.list("pictures", "results/").forEach(key -> store.remove(new S3Object("pictures", key)));

        List<Outcome> outcomes = together(seeded("c", 1), seeded("d", 2), seeded("e", 3));

        assertThat(outcomes).containsOnly(Outcome.FINISHED);
        assertThat(losses("c").total()).isCloseTo(alone.get(0).total(), Percentage.withPercentage(0.2));
        assertThat(losses("d").total()).isCloseTo(alone.get(1).total(), Percentage.withPercentage(0.2));
        assertThat(end("e")).isInstanceOf(Succeeded.class);
        assertThat(((Succeeded) end("c")).result().measured())
                .as("its pace was the company's")
                .isNull();
        assertThat(thread.inHand()).isZero();
    }

    @Test
    void oneThatFailsFailsAlone() {
        List<Outcome> outcomes = together(
                seeded("good", 1),
                request("gone", "").replace("content.png", "nowhere.png"),
                request("wild", ",\"learningRate\":1e30,\"clampUntil\":0"),
                seeded("too", 2));

        assertThat(outcomes).containsOnly(Outcome.FINISHED);
        assertThat(end("good")).isInstanceOf(Succeeded.class);
        assertThat(end("too")).isInstanceOf(Succeeded.class);
        assertThat(failure("gone")).isEqualTo("missing-object");
        assertThat(failure("wild")).isEqualTo("diverged");
    }

    @Test
    void oneThatIsCancelledEndsThereAndTheOthersGoOn() {
        lease("b")
                .atLook(4, () -> cancelled.put(new JobId("b"), new Cancellation(new JobId("b"), Instant.now(), null)));

        assertThat(together(own("a"), own("b"))).containsOnly(Outcome.FINISHED);

        assertThat(end("a")).isInstanceOf(Succeeded.class);
        assertThat(end("b")).isInstanceOf(Cancelled.class);
        assertThat(lease("b").looks).as("steps that were looked at").isLessThanOrEqualTo(5);
    }

    @Test
    void oneThatIsLetGoOfGoesOnFromItsOwnCheckpointAndTheOthersAreNotHeldUp() {
        lease("b").withdrawnAtLook = 13;

        assertThat(together(own("a"), own("b"))).containsExactly(Outcome.FINISHED, Outcome.HANDED_BACK);

        assertThat(end("a")).isInstanceOf(Succeeded.class);
        assertThat(told).anySatisfy(event -> {
            assertThat(event).isInstanceOf(Interrupted.class);
            assertThat(event.jobId()).isEqualTo(new JobId("b"));
        });
        assertThat(run(own("b"))).isEqualTo(Outcome.FINISHED);
        Started again = starts().get(starts().size() - 1);
        assertThat(again.resumedFromStep()).isPositive();
        assertThat(end("b")).isInstanceOf(Succeeded.class);
    }

    @Test
    void oneThatBroughtDownAWorkerBeforeWaitsUntilItTakesNobodyWithIt() {
        JobLedger gone = new JobLedger(store, "pictures", "w0", clock);
        gone.begin(new JobId("suspect"), digest("suspect"), 0);

        lease("suspect").atEveryPause = () -> LockSupport.parkNanos(1_000_000); // the others need the processor

        together(own("suspect"), own("a"), own("b"));

        List<String> ends = new ArrayList<>();
        told.forEach(event -> {
            if (event instanceof Terminal) {
                ends.add(event.jobId() + " ended");
            } else if (event instanceof Started && event.jobId().equals(new JobId("suspect"))) {
                ends.add(event.jobId() + " began");
            }
        });
        assertThat(ends.subList(2, 4)).containsExactly("suspect began", "suspect ended");
    }

    @Test
    void anErrorEndsTheDeviceAndNobodyHearsOfAnEnd() {
        lease("a").atLook(4, () -> {
            throw new StackOverflowError("native");
        });

        assertThat(together(own("a"), own("b"))).containsOnly(Outcome.HANDED_BACK);

        await().until(dead::get);
        assertThat(thread.alive()).isFalse();
        assertThat(told).noneMatch(event -> event instanceof Terminal || event instanceof Interrupted);
    }

    private List<Outcome> together(String... requests) {
        List<Assignment> assignments = new ArrayList<>();
        for (String request : requests) {
            TestDelivery delivery = new TestDelivery(request);
            assignments.add(
                    new Assignment(delivery, lease(request.replaceFirst("(?s).*?\"id\":\"([a-z]+)\".*", "$1"))));
        }
        return thread.submit(assignments).stream().map(CompletableFuture::join).toList();
    }

    private TestLease lease(String id) {
        return leases.computeIfAbsent(id, absent -> new TestLease());
    }

    /** One of 30 steps whose picture nobody else paints. */
    private static String own(String id) {
        return longer(id)
                .replace("\"iterations\":30", "\"iterations\":30,\"init\":\"random\",\"seed\":" + (int) id.charAt(0));
    }

    private static String seeded(String id, int seed) {
        return request(id, ",\"init\":\"random\",\"seed\":" + seed);
    }

    private RequestDigest digest(String id) {
        try {
            return new TestDelivery(own(id)).submission().digest();
        } catch (UndecodableRequestException e) {
            throw new AssertionError(e);
        }
    }

    private JobEvent end(String id) {
        return told.stream()
                .filter(event -> event instanceof Terminal && event.jobId().equals(new JobId(id)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private LossTerms losses(String id) {
        return ((Succeeded) end(id)).result().losses();
    }

    private String failure(String id) {
        return ((Failed) end(id)).failure().code();
    }
}
