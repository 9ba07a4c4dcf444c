package io.impasto.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobPreview;
import io.impasto.common.job.JobProgress;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.JobState;
import io.impasto.common.job.JobState.Accepted;
import io.impasto.common.job.JobState.Running;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.ResultImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobFoldTest {

    private static final JobId JOB = new JobId("j1");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void startedJobRunsOnTheNamedWorker() {
        JobState state = fold(started(1, "w1"));

        assertThat(state).isEqualTo(new Running(1, "w1", "cpu", 0, null, JobProgress.none(200), null));
    }

    @Test
    void progressMovesTheStep() {
        JobState state = fold(started(1, "w1"), progressed(1, 10), progressed(1, 20));

        assertThat(state).isEqualTo(new Running(1, "w1", "cpu", 0, null, progress(20), null));
    }

    @Test
    void repeatedAndLateProgressDoesNotStepBack() {
        JobState state = fold(started(1, "w1"), progressed(1, 20), progressed(1, 10), progressed(1, 20));

        assertThat(state).isEqualTo(new Running(1, "w1", "cpu", 0, null, progress(20), null));
    }

    @Test
    void interruptedJobWaitsAgain() {
        JobState state = fold(started(1, "w1"), progressed(1, 20), interrupted(1));

        assertThat(state).isEqualTo(new Accepted(1, null));
    }

    @Test
    void progressOfAnOlderAttemptDoesNotOverwrite() {
        JobState state = fold(started(1, "w1"), started(2, "w2"), progressed(1, 150), interrupted(1));

        assertThat(state).isEqualTo(new Running(2, "w2", "cpu", 0, null, JobProgress.none(200), null));
    }

    @Test
    void progressAfterItsInterruptionDoesNotReviveTheAttempt() {
        JobState state = fold(started(1, "w1"), interrupted(1), progressed(1, 30), started(1, "w1"));

        assertThat(state).isEqualTo(new Accepted(1, null));
    }

    @Test
    void progressBeforeItsStartRunsWithoutAName() {
        assertThat(fold(progressed(1, 5))).isEqualTo(new Running(1, null, null, 0, null, progress(5), null));
        assertThat(fold(progressed(1, 5), started(1, "w1")))
                .isEqualTo(new Running(1, "w1", "cpu", 0, null, progress(5), null));
    }

    @Test
    void attemptThatWasResumedBeginsWhereTheEarlierOneCameTo() {
        JobProgress sixty = new JobProgress(60, 200, null, null);

        assertThat(fold(resumed(2, "w2", 60))).isEqualTo(new Running(2, "w2", "cpu", 60, null, sixty, null));
        assertThat(fold(resumed(2, "w2", 60), progressed(2, 60)))
                .isEqualTo(fold(progressed(2, 60), resumed(2, "w2", 60)))
                .isEqualTo(new Running(2, "w2", "cpu", 60, null, progress(60), null));
        assertThatThrownBy(() -> fold(resumed(2, "w2", 201)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("201");
    }

    @Test
    void newestPreviewIsShownAndDoesNotMoveTheStep() {
        JobState state = fold(started(1, "w1"), progressed(1, 10), preview(1, 20), preview(1, 12));

        assertThat(state).isEqualTo(new Running(1, "w1", "cpu", 0, null, progress(10), look(1, 20)));
    }

    @Test
    void newAttemptLooksLikeTheOldOneUntilItShowsItsOwn() {
        assertThat(fold(preview(1, 20), interrupted(1))).isEqualTo(new Accepted(1, look(1, 20)));
        assertThat(shown(fold(preview(1, 20), interrupted(1), resumed(2, "w2", 15))))
                .isEqualTo(look(1, 20));
        assertThat(shown(fold(preview(1, 20), started(2, "w2")))).isEqualTo(look(1, 20));
        assertThat(shown(fold(preview(1, 20), resumed(2, "w2", 15), preview(2, 15), preview(1, 30))))
                .isEqualTo(look(2, 15));
    }

    @Test
    void previewThatIsReadBeforeItsStartRunsWithoutAName() {
        assertThat(fold(preview(1, 0)))
                .isEqualTo(new Running(1, null, null, 0, null, JobProgress.none(200), look(1, 0)));
    }

    @Test
    void terminalIsFinal() {
        JobState succeeded = fold(succeeded());

        assertThat(List.of(
                        started(2, "w2"),
                        progressed(9, 1),
                        preview(9, 1),
                        interrupted(9),
                        failed(),
                        succeeded(),
                        new JobEvent.Cancelled(JOB, NOW, NOW),
                        new JobEvent.Expired(JOB, NOW, NOW)))
                .allSatisfy(later -> assertThat(JobFold.after(succeeded, later)).isSameAs(succeeded));
        assertThat(fold(failed(), succeeded())).isEqualTo(new JobState.Failed(failed().failure()));
    }

    @Test
    void cancelledAndExpiredJobsEndFromAnyOpenState() {
        assertThat(fold(new JobEvent.Cancelled(JOB, NOW, NOW))).isEqualTo(new JobState.Cancelled());
        assertThat(fold(started(1, "w1"), new JobEvent.Cancelled(JOB, NOW, NOW)))
                .isEqualTo(new JobState.Cancelled());
        assertThat(fold(new JobEvent.Expired(JOB, NOW, NOW))).isEqualTo(new JobState.Expired(NOW));
        assertThat(fold(started(1, "w1"), new JobEvent.Expired(JOB, NOW, NOW))).isEqualTo(new JobState.Expired(NOW));
    }

    @Test
    void resultThatWasThereAlreadyNeedsNoStart() {
        assertThat(fold(succeeded())).isInstanceOf(JobState.Succeeded.class);
    }

    @Test
    void moreStepsThanPlannedIsRefused() {
        assertThatThrownBy(() -> fold(progressed(1, 201)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("201");
    }

    /** Any order, with repeats, ends the same: in what the order of attempts and steps says. */
    @Test
    void orderAndRepeatsDoNotMatter() {
        List<JobEvent> running = List.of(
                started(1, "w1"),
                progressed(1, 10),
                preview(1, 20),
                progressed(1, 20),
                interrupted(1),
                started(2, "w2"),
                preview(2, 4),
                progressed(2, 5),
                interrupted(2),
                resumed(3, "w3", 6),
                preview(3, 6),
                progressed(3, 7),
                preview(3, 9),
                progressed(3, 11));
        JobState expected = new Running(3, "w3", "cpu", 6, null, progress(11), look(3, 9));
        for (int seed = 0; seed < 500; seed++) {
            assertThat(fold(shuffledWithRepeats(running, seed)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);

            List<JobEvent> finished = new ArrayList<>(running);
            finished.add(succeeded());
            assertThat(fold(shuffledWithRepeats(finished, seed)))
                    .as("seed %d", seed)
                    .isEqualTo(fold(succeeded()));
        }
    }

    @Test
    void secondsLeftFollowFromThePace() {
        assertThat(new JobProgress(50, 200, null, 0.5).secondsLeft()).isEqualTo(75.0);
        assertThat(JobProgress.none(200).secondsLeft()).isNull();
    }

    private static List<JobEvent> shuffledWithRepeats(List<JobEvent> events, int seed) {
        Random random = new Random(seed);
        List<JobEvent> shuffled = new ArrayList<>(events);
        for (int i = 0; i < 3; i++) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static JobState fold(JobEvent... events) {
        return fold(List.of(events));
    }

    private static JobState fold(List<JobEvent> events) {
        JobState state = Accepted.NEW;
        for (JobEvent event : events) {
            state = JobFold.after(state, event);
        }
        return state;
    }

    private static JobProgress progress(int step) {
        return new JobProgress(step, 200, new LossTerms(1, 2, step), 0.5);
    }

    private static JobEvent started(int attempt, String worker) {
        return resumed(attempt, worker, 0);
    }

    private static JobEvent resumed(int attempt, String worker, int fromStep) {
        return new JobEvent.Started(JOB, NOW, attempt, worker, "cpu", 200, fromStep, null);
    }

    private static JobEvent progressed(int attempt, int step) {
        return new JobEvent.Progressed(JOB, NOW, attempt, step, 200, new LossTerms(1, 2, step), 0.5);
    }

    private static JobEvent preview(int attempt, int step) {
        return new JobEvent.Preview(
                JOB, NOW, attempt, step, 200, look(attempt, step).image());
    }

    private static JobPreview look(int attempt, int step) {
        S3Object object = new S3Object("impasto", "jobs/j1/previews/" + attempt + ".jpg");
        return new JobPreview(
                attempt, step, new PreviewImage(object, "1".repeat(64), 100 + step, 96, 128, PreviewImage.JPEG));
    }

    private static JobPreview shown(JobState state) {
        return ((Running) state).preview();
    }

    private static JobEvent interrupted(int attempt) {
        return new JobEvent.Interrupted(JOB, NOW, attempt, "drained");
    }

    private static JobEvent.Failed failed() {
        return new JobEvent.Failed(JOB, NOW, new JobFailure.Diverged("the loss is NaN at step 3"));
    }

    private static JobEvent succeeded() {
        ResultImage image = new ResultImage(
                new S3Object("impasto", "results/x/image.png"), "image/png", "0".repeat(64), 1234, 192, 256);
        return new JobEvent.Succeeded(
                JOB, NOW, JobResult.complete(image, "cpu", 200, 12.5, new LossTerms(1, 2, 3), null));
    }
}
