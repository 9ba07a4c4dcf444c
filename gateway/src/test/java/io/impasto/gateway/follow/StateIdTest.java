package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.RequestDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateIdTest {

    private static final Instant AT = Instant.parse("2026-11-24T00:00:00Z");
    private static final JobId ID = new JobId("a");
    private static final PreviewImage IMAGE =
            new PreviewImage(new S3Object("bucket", "preview.jpg"), "0".repeat(64), 10, 4, 3, PreviewImage.JPEG);

    /** A whole story, told in order. */
    private static final List<JobChange> STORY = List.of(
            JobChange.submitted(
                    ID, new TrackedJob.Submission(AT, RequestDigest.of(new byte[0]), null, null, null), "test"),
            happened(new Started(ID, AT, 1, "w1", "cpu", 10, 0, null)),
            happened(new Progressed(ID, AT, 1, 2, 10, new LossTerms(1, 1, 1), 1)),
            happened(new Preview(ID, AT, 1, 2, 10, IMAGE)),
            happened(new Progressed(ID, AT, 1, 4, 10, new LossTerms(1, 1, 1), 1)),
            happened(new Interrupted(ID, AT, 1, "drained")),
            happened(new Started(ID, AT, 2, "w2", "cpu", 10, 4, null)),
            JobChange.cancelRequested(new Cancellation(ID, AT, null), "test"),
            happened(new Progressed(ID, AT, 2, 6, 10, new LossTerms(1, 1, 1), 1)),
            happened(new Failed(ID, AT, new JobFailure.Internal("because"))));

    @Test
    void eachStepOfAStoryHasALaterIdThanTheOneBefore() {
        TrackedJob job = TrackedJob.unheardOf(ID);
        for (JobChange change : STORY) {
            StateId before = StateId.of(job);
            job = change.fold().apply(job);

            assertThat(StateId.of(job).isLaterThan(before))
                    .as("%s after %s", job, before)
                    .isTrue();
        }
        assertThat(StateId.of(job).isAnEnd()).isTrue();
    }

    @Test
    void readersOfTheSameInAnyOrderKnowItByTheSameId() {
        List<JobChange> open = new ArrayList<>(STORY.subList(0, STORY.size() - 1));
        String told = StateId.of(folded(open)).toString();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(open, random);

            assertThat(StateId.of(folded(open))).hasToString(told);
        }
    }

    @Test
    void idIsReadAsItWasWritten() {
        StateId id = StateId.of(folded(STORY.subList(0, 5)));

        assertThat(StateId.parse(id.toString())).contains(id);
        assertThat(id.isLaterThan(StateId.parse(id.toString()).orElseThrow())).isFalse();
    }

    @Test
    void whatIsNoIdIsNone() {
        for (String text : new String[] {
            null,
            "",
            "0-7",
            "1.2.3",
            "0.0.0.0.0.0.0.0.9999999999",
            "0.0.0.0.0.0.0.0.-1",
            "0.0.0.0.0.0.0.0.0.0",
            "0.0.0.0.0.0.0.0.0\n"
        }) {
            assertThat(StateId.parse(text)).as(String.valueOf(text)).isEmpty();
        }
    }

    private static TrackedJob folded(List<JobChange> changes) {
        TrackedJob job = TrackedJob.unheardOf(ID);
        for (JobChange change : changes) {
            job = change.fold().apply(job);
        }
        return job;
    }

    private static JobChange happened(JobEvent event) {
        return JobChange.happened(event, AT, "test");
    }
}
