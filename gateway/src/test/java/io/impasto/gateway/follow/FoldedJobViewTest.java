package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.gateway.follow.JobRepresentation.Painting;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedJobViewTest {

    private static final Instant AT = Instant.parse("2026-11-24T00:00:00Z");
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    private final FoldedJobView view = new FoldedJobView(2);

    @Test
    void endThatIsReadBeforeItsRequestStaysTheEnd() {
        view.happened(failed("a"));
        view.submitted(job("a"), AT, null, null);
        view.happened(new Started(new JobId("a"), AT, 1, "w1", "cpu", 10, 0, null));

        assertThat(state("a")).isEqualTo("failed");
        assertThat(shown("a").submittedAt()).isEqualTo(AT);
    }

    @Test
    void olderAttemptChangesNothing() {
        view.happened(new Started(new JobId("a"), AT, 2, "w2", "cpu", 10, 0, null));
        view.happened(new Progressed(new JobId("a"), AT, 1, 9, 10, new LossTerms(1, 1, 1), 1));

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
        view.happened(new Started(new JobId("a"), AT, 1, "w1", "cpu", 10, 0, null));
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
        view.happened(failed("a"));

        assertThat(cancelRequested("a")).isFalse();
    }

    @Test
    void cancelsOfJobsThatNeverComeDoNotPileUp() {
        view.cancelRequested(cancel("first"));
        for (int i = 0; i < FoldedJobView.CANCELS_AHEAD; i++) {
            view.cancelRequested(cancel("never-" + i));
        }

        view.submitted(job("first"), AT, null, null);
        view.submitted(job("never-0"), AT, null, null);

        assertThat(cancelRequested("first")).isFalse();
        assertThat(cancelRequested("never-0")).isTrue();
    }

    @Test
    void onlyTheLastFinishedJobsAreKeptAndEveryOpenOne() {
        view.submitted(job("open"), AT, null, null);
        for (String id : List.of("a", "b", "c")) {
            view.happened(failed(id));
        }

        assertThat(view.find(new JobId("a"))).isEmpty();
        assertThat(view.find(new JobId("b"))).isPresent();
        assertThat(view.find(new JobId("c"))).isPresent();
        assertThat(state("open")).isEqualTo("accepted");
    }

    @Test
    void jobForgottenWhileReadingTheTopicsDoesNotComeBackAsOpen() {
        for (String id : List.of("a", "b", "c")) {
            view.happened(failed(id));
        }

        view.submitted(job("a"), AT, null, null);

        assertThat(view.find(new JobId("a"))).isEmpty();
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
