package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLookupTest {

    private static final Instant AT = Instant.parse("2026-11-24T00:00:00Z");
    private static final Duration KEPT = Duration.ofDays(7);
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    @TempDir
    Path folder;

    @Test
    void jobThatIsMissingIsUnreadYetOrForgottenOrUnknown() {
        try (RocksDbStore store = new RocksDbStore(folder)) {
            StoredJobView view = new StoredJobView(store, Retention.ofEnded(KEPT));
            JobLookup jobs = new JobLookup(view, submitter -> true);
            view.open();
            Failed end = new Failed(new JobId("old"), AT, new JobFailure.Internal("because"));
            view.read(List.of(JobChange.happened(end, AT, "test")), List.of());
            view.forget(AT.plus(KEPT).plusSeconds(60), 10);

            isMissing(jobs, "old", ProblemType.VIEW_INCOMPLETE);
            view.caughtUp();
            isMissing(jobs, "old", ProblemType.JOB_FORGOTTEN);
            isMissing(jobs, "never", ProblemType.UNKNOWN_JOB);
            isMissing(jobs, "not an id", ProblemType.UNKNOWN_JOB);
        }
    }

    @Test
    void anothersJobIsUnknownAsLongAsItIsKeptAndWhenItIsForgotten() {
        try (RocksDbStore store = new RocksDbStore(folder)) {
            StoredJobView view = new StoredJobView(store, Retention.ofEnded(KEPT));
            JobLookup mine = new JobLookup(view, "me"::equals);
            JobLookup others = new JobLookup(view, "them"::equals);
            view.open();
            view.caughtUp();
            view.submitted(
                    new StyleJob(new JobId("mine"), PICTURE, List.of(new StyleImage(PICTURE, 1)), null),
                    AT,
                    "me",
                    null);

            assertThat(mine.find("mine").submitter()).isEqualTo("me");
            isMissing(others, "mine", ProblemType.UNKNOWN_JOB);

            Failed end = new Failed(new JobId("mine"), AT, new JobFailure.Internal("because"));
            view.read(List.of(JobChange.happened(end, AT, "test")), List.of());
            view.forget(AT.plus(KEPT).plusSeconds(60), 10);

            isMissing(mine, "mine", ProblemType.JOB_FORGOTTEN);
            isMissing(others, "mine", ProblemType.UNKNOWN_JOB);
        }
    }

    private static void isMissing(JobLookup jobs, String id, ProblemType why) {
        assertThatThrownBy(() -> jobs.find(id))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().type()).isEqualTo(why));
    }
}
