package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
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
        view.submitted(job("a"), AT);
        view.happened(new Started(new JobId("a"), AT, 1, "w1", "cpu", 10, 0));

        assertThat(state("a")).isEqualTo("failed");
        assertThat(view.find(new JobId("a")).orElseThrow().submittedAt()).isEqualTo(AT);
    }

    @Test
    void olderAttemptChangesNothing() {
        view.happened(new Started(new JobId("a"), AT, 2, "w2", "cpu", 10, 0));
        view.happened(new Progressed(new JobId("a"), AT, 1, 9, 10, new LossTerms(1, 1, 1), 1));

        JobRepresentation shown = JobRepresentation.of(view.find(new JobId("a")).orElseThrow());
        assertThat(shown.attempt()).isEqualTo(2);
        assertThat(shown.worker()).isEqualTo("w2");
        assertThat(shown.progress().step()).isZero();
    }

    @Test
    void onlyTheLastFinishedJobsAreKeptAndEveryOpenOne() {
        view.submitted(job("open"), AT);
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

        view.submitted(job("a"), AT);

        assertThat(view.find(new JobId("a"))).isEmpty();
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
