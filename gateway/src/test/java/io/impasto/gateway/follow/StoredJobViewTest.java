package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.gateway.follow.JobRepresentation.Painting;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a store of its own on disk. */
class StoredJobViewTest {

    private static final Instant AT = Instant.parse("2026-11-24T00:00:00Z");
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    private static final Duration KEPT = Duration.ofDays(7);
    private static final String CLUSTER = "cluster-1";

    @TempDir
    Path folder;

    private RocksDbStore store;
    private StoredJobView view;

    @BeforeEach
    void open() {
        store = new RocksDbStore(folder);
        view = new StoredJobView(store, Retention.ofEnded(KEPT));
        view.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void endThatIsReadBeforeItsRequestStaysTheEnd() {
        happened(failed("a"));
        view.submitted(job("a"), AT, null, null);
        happened(new Started(new JobId("a"), AT, 1, "w1", "cpu", 10, 0, null));

        assertThat(state("a")).isEqualTo("failed");
        assertThat(shown("a").submittedAt()).isEqualTo(AT);
    }

    @Test
    void olderAttemptChangesNothing() {
        happened(new Started(new JobId("a"), AT, 2, "w2", "cpu", 10, 0, null));
        happened(new Progressed(new JobId("a"), AT, 1, 9, 10, new LossTerms(1, 1, 1), 1));

        Painting shown = (Painting) shown("a").detail();
        assertThat(shown.attempt()).isEqualTo(2);
        assertThat(shown.worker()).isEqualTo("w2");
        assertThat(shown.progress().step()).isZero();
    }

    @Test
    void firstRequestUnderAnIdCounts() {
        view.submitted(job("a"), AT, null, null);
        view.submitted(job("a").expiring(AT.plusSeconds(60)), AT.plusSeconds(1), null, null);

        assertThat(shown("a").submittedAt()).isEqualTo(AT);
        assertThat(shown("a").expirytime()).isNull();
    }

    @Test
    void cancelCountsWhetherItIsReadBeforeItsRequestOrAfter() {
        view.cancelRequested(cancel("a"));
        assertThat(view.find(new JobId("a"))).isEmpty();
        view.submitted(job("a"), AT, null, null);
        view.submitted(job("b"), AT, null, null);
        view.cancelRequested(cancel("b"));

        assertThat(cancelRequested("a")).isTrue();
        assertThat(cancelRequested("b")).isTrue();
    }

    @Test
    void cancelOfAnotherRequestUnderTheIdDoesNotCount() {
        RequestDigest other = new RequestCodec().digest(job("a").expiring(AT));
        view.cancelRequested(new Cancellation(new JobId("a"), AT, other));
        happened(new Started(new JobId("a"), AT, 1, "w1", "cpu", 10, 0, null));
        assertThat(cancelRequested("a")).as("while the request is not known").isFalse();
        view.submitted(job("a"), AT, null, null);
        view.submitted(job("b"), AT, null, null);
        view.cancelRequested(new Cancellation(new JobId("b"), AT, other));

        assertThat(cancelRequested("a")).isFalse();
        assertThat(cancelRequested("b")).isFalse();
    }

    @Test
    void cancelOfLongAgoDoesNotHitWhatIsSubmittedNow() {
        view.cancelRequested(cancel("a"));

        view.submitted(job("a"), AT.plus(Cancellation.AHEAD).plusMillis(1), null, null);

        assertThat(cancelRequested("a")).isFalse();
    }

    @Test
    void laterCancelOfAnotherRequestDoesNotTakeBackTheFirst() {
        view.submitted(job("a"), AT, null, null);
        view.cancelRequested(cancel("a"));
        view.cancelRequested(new Cancellation(new JobId("a"), AT, RequestDigest.of(new byte[0])));

        assertThat(cancelRequested("a")).isTrue();
    }

    @Test
    void jobThatHasEndedIsNotToBeCancelledAnyMore() {
        view.submitted(job("a"), AT, null, null);
        view.cancelRequested(cancel("a"));
        happened(failed("a"));

        assertThat(cancelRequested("a")).isFalse();
    }

    @Test
    void cancelsOfJobsThatNeverComeDoNotPileUp() {
        view.cancelRequested(cancel("never"));

        assertThat(forgetAt(AT.plus(KEPT).plusSeconds(60))).isEqualTo(1);
        view.submitted(job("never"), AT, null, null);

        assertThat(cancelRequested("never")).isFalse();
        assertThat(view.forgotten(new JobId("never"))).isEmpty();
    }

    @Test
    void jobsThatEndedLongAgoAreForgottenAndRememberedToHaveBeenThere() {
        for (String id : List.of("open", "old", "young")) {
            view.submitted(job(id), AT, "me", null);
        }
        happened(failed("old"));
        happened(new Failed(new JobId("young"), AT.plus(KEPT), new JobFailure.Internal("because")));

        assertThat(forgetAt(AT.plus(KEPT).plusSeconds(60))).isEqualTo(1);

        assertThat(view.find(new JobId("old"))).isEmpty();
        assertThat(view.forgotten(new JobId("old"))).isPresent();
        assertThat(state("young")).isEqualTo("failed");
        assertThat(state("open")).isEqualTo("accepted");
        assertThat(view.list(new JobListing(null, "me", null, null, 10, null)).jobs())
                .extracting(job -> job.id().value())
                .containsExactly("open", "young");
    }

    @Test
    void openJobsOfASubmitterAreCountedAsFarAsAsked() {
        for (String id : List.of("waiting", "running", "ended")) {
            view.submitted(job(id), AT, "me", null);
        }
        view.submitted(job("others"), AT, "them", null);
        happened(new Started(new JobId("running"), AT, 1, "w1", "cpu", 10, 0, null));
        happened(failed("ended"));

        assertThat(view.openJobs("me", 10)).isEqualTo(2);
        assertThat(view.openJobs("me", 1)).isEqualTo(1);
        assertThat(view.openJobs("nobody", 10)).isZero();
    }

    @Test
    void forgottenJobDoesNotComeBackByItsOldStory() {
        happened(failed("a"));
        forgetAt(AT.plus(KEPT).plusSeconds(60));

        view.submitted(job("a"), AT, null, null);
        happened(new Started(new JobId("a"), AT, 1, "w1", "cpu", 10, 0, null));

        assertThat(view.find(new JobId("a"))).isEmpty();
        assertThat(view.forgotten(new JobId("a"))).isPresent();
    }

    @Test
    void forgottenJobThatIsSubmittedAnewIsANewJob() {
        happened(failed("a"));
        Instant forgotten = AT.plus(KEPT).plusSeconds(60);
        forgetAt(forgotten);

        view.submitted(job("a"), forgotten.plusSeconds(1), null, null);

        assertThat(state("a")).isEqualTo("accepted");
        assertThat(view.forgotten(new JobId("a"))).isEmpty();
    }

    @Test
    void marksOfForgottenJobsGoTooAtLast() {
        happened(failed("a"));
        Instant forgotten = AT.plus(KEPT).plusSeconds(60);
        forgetAt(forgotten);

        forgetAt(forgotten.plus(Duration.ofDays(30)).plusSeconds(1));

        assertThat(view.forgotten(new JobId("a"))).isEmpty();
    }

    @Test
    void openJobThatNothingIsHeardOfIsForgottenOnlyAfterAMonth() {
        view.submitted(job("a"), AT, null, null);

        assertThat(forgetAt(AT.plus(Duration.ofDays(29)))).isZero();
        assertThat(forgetAt(AT.plus(Duration.ofDays(31)))).isEqualTo(1);
    }

    @Test
    void reopenedViewKnowsWhatItHasReadAndHowFar() {
        view.beginAnew(CLUSTER);
        TopicPosition position = new TopicPosition("style.completions", 0, "topic-id", 42);
        JobResult result = JobResult.complete(
                new ResultImage(new ImageRef.S3Object("bucket", "picture"), "image/png", "0".repeat(64), 10, 4, 3),
                "cpu",
                10,
                1.5,
                new LossTerms(1, 2, 3),
                null);
        view.read(
                List.of(
                        change(new Started(new JobId("a"), AT, 1, "w1", "cpu", 10, 0, null)),
                        change(new Succeeded(new JobId("b"), AT, result)),
                        change(failed("c")),
                        change(new Cancelled(new JobId("d"), AT, AT)),
                        change(new Expired(new JobId("e"), AT, AT))),
                List.of(position));
        view.submitted(job("f"), AT, "me", null);
        view.cancelRequested(cancel("f"));
        List<TrackedJob> known = all();

        close();
        open();

        assertThat(all()).isEqualTo(known);
        assertThat(view.positions(CLUSTER)).contains(List.of(position));
        assertThat(view.positions("another")).isEmpty();
    }

    @Test
    void viewThatBeginsAnewKnowsNothing() {
        view.submitted(job("a"), AT, null, null);

        view.beginAnew(CLUSTER);

        assertThat(view.find(new JobId("a"))).isEmpty();
        assertThat(view.positions(CLUSTER)).contains(List.of());
    }

    @Test
    void whatCannotBeWrittenIsTrueNevertheless() {
        store.shut();

        assertThat(view.submitted(job("a"), AT, null, null).submission()).isNotNull();
        assertThatThrownBy(() -> view.find(new JobId("a")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().type()).isEqualTo(ProblemType.VIEW_UNAVAILABLE));
    }

    @Test
    void eventThatContradictsItselfDoesNotKeepTheOthersOfItsBatchOut() {
        view.read(
                List.of(
                        change(new Progressed(new JobId("a"), AT, 1, 11, 10, new LossTerms(1, 1, 1), 1)),
                        change(failed("b"))),
                List.of());

        assertThat(view.find(new JobId("a"))).isEmpty();
        assertThat(state("b")).isEqualTo("failed");
    }

    @Test
    void watchersAreToldOfTheirJobOnceItCanBeFound() {
        List<String> told = new ArrayList<>();
        JobView.Watch watch =
                view.watch(new JobId("a"), job -> told.add(job.state().word() + " " + state("a")));

        view.submitted(job("a"), AT, null, null);
        view.submitted(job("b"), AT, null, null);
        view.submitted(job("a"), AT, null, null);
        happened(failed("a"));
        watch.close();
        view.cancelRequested(cancel("a"));

        assertThat(told).containsExactly("accepted accepted", "failed failed");
    }

    @Test
    void waitingJobsStandInTheOrderOfTheirSubmission() {
        view.submitted(job("second"), AT.plusSeconds(1), null, null);
        view.submitted(job("third"), AT.plusSeconds(2), null, null);
        view.submitted(job("first"), AT, null, null);
        view.submitted(job("taken"), AT, null, null);
        happened(new Started(new JobId("taken"), AT, 1, "w1", "cpu", 10, 0, null));

        assertThat(view.longestWaiting(2)).extracting(JobId::value).containsExactly("first", "second");
    }

    private int forgetAt(Instant now) {
        return view.forget(now, 10);
    }

    private void happened(JobEvent event) {
        view.read(List.of(change(event)), List.of());
    }

    private static JobChange change(JobEvent event) {
        return JobChange.happened(event, event.at(), "test");
    }

    private List<TrackedJob> all() {
        return Stream.of("a", "b", "c", "d", "e", "f")
                .map(id -> view.find(new JobId(id)).orElseThrow())
                .toList();
    }

    private JobRepresentation shown(String id) {
        return JobRepresentation.of(view.find(new JobId(id)).orElseThrow());
    }

    private boolean cancelRequested(String id) {
        return view.find(new JobId(id)).orElseThrow().cancelRequested();
    }

    private static Cancellation cancel(String id) {
        return new Cancellation(new JobId(id), AT, null);
    }

    private String state(String id) {
        return view.find(new JobId(id)).orElseThrow().state().word();
    }

    private static Failed failed(String id) {
        return new Failed(new JobId(id), AT, new JobFailure.Internal("because"));
    }

    private static StyleJob job(String id) {
        return new StyleJob(new JobId(id), PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
    }
}
