package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.RequestDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Jobs that somebody wants no more, or not any longer. */
class StoppedJobTest extends OneWorker {

    private static final JobId JOB = new JobId("j1");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void cancelledJobIsNeverStarted() {
        cancel(null, clock.instant());

        assertThat(run(request("j1", ""))).isEqualTo(Outcome.FINISHED);

        assertThat(told).singleElement().isInstanceOf(Cancelled.class);
    }

    @Test
    void cancelThatOvertookItsRequestCounts() {
        cancel(null, clock.instant().minusSeconds(300));

        run(request("j1", ""));

        assertThat(told).singleElement().isInstanceOf(Cancelled.class);
    }

    @Test
    void cancelOfLongAgoDoesNotHitALaterSubmission() {
        cancel(null, clock.instant().minus(Duration.ofHours(1)));

        run(request("j1", ""));

        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void cancelOfAnotherRequestUnderTheSameIdDoesNotHit() {
        cancel(RequestDigest.of(new byte[] {1}), clock.instant());

        run(request("j1", ""));

        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void runningJobStopsAtTheStepAtWhichItIsCancelled() {
        lease.atLook(7, () -> cancel(null, Instant.now()));

        assertThat(run(longer("j1"))).isEqualTo(Outcome.FINISHED);

        assertThat(last()).isInstanceOf(Cancelled.class);
        assertThat(lease.looks).as("steps that were looked at").isLessThanOrEqualTo(8);
        assertThat(store.list("pictures", "results/")).isEmpty();
        assertThat(store.list("pictures", "jobs/")).containsExactly("jobs/j1/end.json");
    }

    @Test
    void cancelAfterTheEndChangesNothingAndTwiceIsOnce() {
        run(request("j1", ""));
        cancel(null, clock.instant());

        run(request("j1", ""));
        assertThat(last()).isInstanceOf(Succeeded.class);

        cancelled.put(new JobId("j2"), new Cancellation(new JobId("j2"), clock.instant(), null));
        run(request("j2", ""));
        cancelled.put(new JobId("j2"), new Cancellation(new JobId("j2"), clock.instant(), null));
        run(request("j2", ""));
        assertThat(told.stream().filter(Cancelled.class::isInstance).distinct()).hasSize(1);
    }

    @Test
    void expiredJobIsNeverStarted() {
        clock = new StepClock(Duration.ZERO);

        run(expiring(request("j1", ""), NOW));

        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        Expired.class,
                        expired -> assertThat(expired.expirytime()).isEqualTo(NOW));
    }

    @Test
    void jobWithoutTimeForAStepExpires() {
        clock = new StepClock(Duration.ZERO);

        run(expiring(request("j1", ""), NOW.plusSeconds(4))); // less than the margin

        assertThat(last()).isInstanceOf(Expired.class);
        assertThat(store.list("pictures", "results/")).isEmpty();
    }

    @Test
    void jobOfOneScaleDeliversWhatItHasWhenItsTimeIsOver() {
        clock = new StepClock(Duration.ofMillis(500));

        run(expiring(longer("j1"), NOW.plusSeconds(20)));

        JobResult result = ((Succeeded) last()).result();
        assertThat(result.completeness()).isGreaterThan(0).isLessThan(1);
        assertThat(result.completeness()).isEqualTo(result.steps() / 30.0);
        assertThat(result.image().object().key()).contains("/incomplete/");
        assertThat(((Succeeded) last()).at()).isBetween(NOW.plusSeconds(10), NOW.plusSeconds(20));
    }

    @Test
    void incompleteResultIsNotServedToWhoHasTheTime() {
        clock = new StepClock(Duration.ofMillis(500));
        run(expiring(longer("j1"), NOW.plusSeconds(20)));

        run(longer("j2"));

        assertThat(((Succeeded) last()).result().completeness()).isEqualTo(1);
    }

    @Test
    void jobOfSeveralScalesDeliversTheLastThatIsFinished() {
        String pyramid = """
                {"id":"%s","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
                 "options":{"preset":"studio","network":"squeezenet1_1","size":64,"smallestScale":40,"scales":2,
                 "initialIterations":8,"iterations":40}}""";
        clock = new StepClock(Duration.ofMillis(500));

        run(expiring(pyramid.formatted("j1"), NOW.plusSeconds(40)));

        JobResult result = ((Succeeded) last()).result();
        assertThat(result.steps()).isEqualTo(8);
        assertThat(result.completeness()).isEqualTo(8.0 / 48);
        assertThat(result.image().width()).as("64 by the square root of 2").isEqualTo(45);
        assertThat(told)
                .filteredOn(Progressed.class::isInstance)
                .as("or the second scale hadn't begun")
                .anyMatch(event -> ((Progressed) event).step() > 8);
    }

    @Test
    void jobWithTimeEnoughIsAsOneWithoutALimit() {
        run(expiring(request("j1", ""), Instant.now().plusSeconds(600)));
        byte[] limited = image(last());
        store.clear("results/");

        run(request("j2", ""));

        assertThat(image(last())).isEqualTo(limited);
    }

    private void cancel(@Nullable RequestDigest request, Instant at) {
        cancelled.put(JOB, new Cancellation(JOB, at, request));
    }

    private static String expiring(String request, Instant at) {
        return request.replaceFirst("\\{", "{\"expirytime\":\"" + at + "\",");
    }

    /** Goes on by so much whenever it is looked at. */
    private static final class StepClock extends Clock {
        private final Duration step;
        private Instant now = NOW;

        StepClock(Duration step) {
            this.step = step;
        }

        @Override
        public Instant instant() {
            Instant present = now;
            now = now.plus(step);
            return present;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
