package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.worker.ledger.JobLedger;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that takes several attempts: what one leaves to the next, and when there is no next. */
class JobAttemptsTest extends OneWorker {

    private static final JobId JOB = new JobId("j1");
    private static final S3Object CHECKPOINT = new S3Object("pictures", JobKeys.checkpoint(JOB));

    @Test
    void withdrawnLeaseStopsTheJobAtTheNextStep() {
        lease.withdrawn = true;

        Outcome outcome = run(request("j1", ""));

        assertThat(outcome).isEqualTo(Outcome.HANDED_BACK);
        assertThat(last())
                .isInstanceOfSatisfying(
                        Interrupted.class,
                        interrupted -> assertThat(interrupted.reason()).contains("step 0 of 5"));
    }

    @Test
    void stoppedJobGoesOnWhereItStoodAndPaintsTheSame() {
        byte[] whole = painted(longer("j0"));
        runAndStopAtStep12();
        assertThat(store.exists(CHECKPOINT)).isTrue();

        Outcome outcome = run(longer("j1"));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        Started second = starts().get(starts().size() - 1);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.resumedFromStep()).isEqualTo(12);
        assertThat(second.steps()).isEqualTo(30);
        assertThat(image(last())).isEqualTo(whole);
        assertThat(store.exists(CHECKPOINT)).as("left behind").isFalse();
    }

    @Test
    void whatAJobNeededIsTakenAwayOnceTheStoreIsBackWhichWasLostAsItsEndWasTold() {
        runAndStopAtStep12();
        whenTold = () -> store.refuse(5);

        Outcome outcome = run(longer("j1"));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(last()).isInstanceOf(Succeeded.class);
        assertThat(store.list("pictures", "jobs/j1/")).containsExactly("jobs/j1/end.json");
    }

    @Test
    void whoFollowsAJobLearnsThatAnErrorNobodyForesawHasEndedTheAttempt() {
        whenTold = () -> {
            throw new IllegalStateException("nobody foresaw this");
        };

        assertThatThrownBy(() -> run(request("j1", ""))).hasMessage("nobody foresaw this");

        assertThat(last()).isInstanceOf(Interrupted.class);
        assertThat(store.list("pictures", "jobs/j1/"))
                .as("a crash, in the ledger")
                .noneMatch(key -> key.equals(JobKeys.attemptEnded(JOB, 1)));
    }

    @Test
    void storeThatStaysAwayOnceTheEndIsToldTakesNothingOfItBack() {
        whenTold = () -> store.refuse(Integer.MAX_VALUE);

        Outcome outcome = run(longer("j1"));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void whoLostTheRequestLeavesNoCheckpoint() {
        lease.exclusive = false;

        runAndStopAtStep12();

        assertThat(store.exists(CHECKPOINT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoFindsThatSomebodyElseHasBegunStopsWithinAStepAndSaysNothingOfTheEnd(boolean renewedTooLate) {
        lease.lapsed = true;
        lease.exclusive = renewedTooLate;
        TestDelivery delivery = new TestDelivery(longer("j1"));
        Submission submission = submission(delivery);
        new JobLedger(store, "pictures", "w2", clock)
                .begin(JOB, submission.digest(), 1); // attempt 2: ours is the first

        Outcome outcome = run(delivery);

        assertThat(outcome).isEqualTo(Outcome.HANDED_BACK);
        assertThat(last())
                .isInstanceOfSatisfying(
                        Interrupted.class,
                        interrupted -> assertThat(interrupted.reason()).contains("step 0 of 30"));
        assertThat(store.list("pictures", "results/")).isEmpty();
    }

    @Test
    void whoLostItsLockToNobodyGoesOn() {
        lease.exclusive = false;

        assertThat(run(longer("j1"))).isEqualTo(Outcome.FINISHED);

        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another result's", "one byte", "cut off", "older format"})
    void checkpointThatDoesNotFitIsIgnored(String how) {
        runAndStopAtStep12();
        byte[] kept = store.get(CHECKPOINT, Long.MAX_VALUE);
        switch (how) {
            case "another result's" -> kept["impasto-checkpoint 1 ".length()] ^= 1;
            case "one byte" -> kept[kept.length - 3] ^= 1;
            case "cut off" -> kept = Arrays.copyOf(kept, kept.length / 2);
            case "older format" -> kept["impasto-checkpoint ".length()] = '0';
            default -> throw new IllegalArgumentException(how);
        }
        store.put(CHECKPOINT, kept, "application/octet-stream");

        assertThat(run(longer("j1"))).isEqualTo(Outcome.FINISHED);

        assertThat(starts()).extracting(Started::resumedFromStep).containsExactly(0, 0);
    }

    @Test
    void requestThatBroughtDownItsWorkersIsBuriedWithItsHistoryAndFails() {
        crash(3);

        Outcome outcome = run(request("j1", ""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertFailed("worker-crashed", "3 attempts");
        assertThat(buried)
                .singleElement()
                .satisfies(why -> assertThat(why.code()).isEqualTo("worker-crashed"));
        assertThat(histories)
                .singleElement()
                .satisfies(history -> assertThat(history)
                        .contains("\"number\":1", "\"number\":3", "\"worker\":\"w9\"", "\"begun\":"));
        assertThat(starts()).isEmpty();
        assertThat(store.list("pictures", "jobs/")).containsExactly(JobKeys.end(JOB));
    }

    @Test
    void attemptsThatWereHandedBackCountForNothing() {
        crash(2);
        for (int i = 0; i < 2; i++) {
            runAndStopAtStep12();
        }

        run(longer("j1"));

        assertThat(last()).isInstanceOf(Succeeded.class);
        assertThat(starts()).extracting(Started::attempt).containsExactly(3, 4, 5);
    }

    @Test
    void attemptsThatTheRequestKnowsToHaveEndedCountForNothing() {
        crash(3);
        TestDelivery delivery = new TestDelivery(request("j1", ""));
        delivery.endedAttempts = Set.of(2);

        run(delivery);

        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void lastDeliveryIsNotRunButMadeAnew() {
        TestDelivery delivery = new TestDelivery(request("j1", ""));
        delivery.last = true;

        assertThat(run(delivery)).isEqualTo(Outcome.FINISHED);

        assertThat(delivery.putBack).isOne();
        assertThat(told).isEmpty();
    }

    @Test
    void storeThatStaysAwayHasTheRequestPutOffLongerEachTime() {
        store.refuse(Integer.MAX_VALUE);
        TestDelivery delivery = new TestDelivery(request("j1", ""));

        for (int i = 0; i < 4; i++) {
            assertThat(run(delivery)).isEqualTo(Outcome.FINISHED);
        }

        assertThat(told).as("nothing is known of the job").isEmpty();
        assertThat(delivery.putOff).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(delivery.putOff.get(i))
                    .isBetween(
                            clock.instant().plusSeconds((5L << i) - 2),
                            clock.instant().plusSeconds(10L << i));
        }
    }

    @Test
    void attemptThatTheStoreEndedIsNamedWithTheRequestThatIsPutOff() {
        store.refuseAfter(2, Integer.MAX_VALUE); // the ledger was read and written, the pictures can't be had
        TestDelivery delivery = new TestDelivery(request("j1", ""));

        assertThat(run(delivery)).isEqualTo(Outcome.FINISHED);

        assertThat(delivery.putOff).hasSize(1);
        assertThat(delivery.putOffAttempts).containsExactly(1);
        assertThat(last()).isInstanceOf(Interrupted.class);
    }

    @Test
    void endThatCantBeAnnouncedWhileTheLeaseHoldsIsTriedAgain() {
        reportRefusals = 50;

        assertThat(run(request("j1", ""))).isEqualTo(Outcome.FINISHED);

        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void requestIsNeverFinishedBeforeItsEndIsAnnounced() {
        reportRefusals = Integer.MAX_VALUE;
        lease.heldFor = 3;

        assertThat(run(request("j1", ""))).isEqualTo(Outcome.HANDED_BACK);

        assertThat(told).noneMatch(Terminal.class::isInstance);
    }

    /** Attempts of a worker that was never heard of again. */
    private void crash(int times) {
        Submission submission = submission(new TestDelivery(times == 3 ? request("j1", "") : longer("j1")));
        JobLedger ledger = new JobLedger(store, "pictures", "w9", clock);
        for (int i = 0; i < times; i++) {
            assertThat(ledger.begin(JOB, submission.digest(), i)).isEqualTo(i + 1);
        }
    }

    private static Submission submission(Delivery delivery) {
        try {
            return delivery.submission();
        } catch (io.impasto.common.wire.UndecodableRequestException e) {
            throw new AssertionError(e);
        }
    }

    private void runAndStopAtStep12() {
        lease.looks = 0;
        lease.withdrawnAtLook = 12;
        assertThat(run(longer("j1"))).isEqualTo(Outcome.HANDED_BACK);
        lease.withdrawnAtLook = Integer.MAX_VALUE;
        lease.withdrawn = false;
    }

    /** By a worker of its own, before the test's. */
    private byte[] painted(String request) {
        run(request);
        byte[] image = image(last());
        store.clear("results/");
        told.clear();
        return image;
    }
}
