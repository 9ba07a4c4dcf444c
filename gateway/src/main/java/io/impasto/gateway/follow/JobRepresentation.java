package io.impasto.gateway.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobProgress;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.JobState;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as HTTP shows it; what isn't known, or doesn't apply in its state, is left out.
 *
 * @param attempt from 1; left out before the first and after the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobRepresentation(
        JobId id,
        String state,
        @Nullable Instant submittedAt,
        @Nullable Integer attempt,
        @Nullable String worker,
        @Nullable String device,
        @Nullable Progress progress,
        @Nullable ResultImage image,
        @Nullable JobFailure failure,
        @Nullable S3Object trace) {

    /**
     * How far it has come.
     *
     * @param losses weighted
     * @param secondsLeft at the recent pace, s
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Progress(
            int step,
            int steps,
            @Nullable LossTerms losses,
            @Nullable Double secondsPerStep,
            @Nullable Double secondsLeft) {

        static Progress of(JobProgress progress) {
            return new Progress(
                    progress.step(),
                    progress.steps(),
                    progress.losses(),
                    progress.secondsPerStep(),
                    progress.secondsLeft());
        }
    }

    public static JobRepresentation of(TrackedJob job) {
        JobState state = job.state();
        if (state instanceof JobState.Accepted accepted) {
            Integer attempt = accepted.attempt() == 0 ? null : accepted.attempt();
            return open(job, attempt, null, null, null);
        } else if (state instanceof JobState.Running running) {
            return open(job, running.attempt(), running.worker(), running.device(), Progress.of(running.progress()));
        } else if (state instanceof JobState.Succeeded done) {
            JobResult result = done.result();
            Progress all = new Progress(result.steps(), result.steps(), result.losses(), null, null);
            return finished(job, result.device(), all, result.image(), null, result.trace());
        } else if (state instanceof JobState.Failed failed) {
            return finished(job, null, null, null, failed.failure(), null);
        } else if (state instanceof JobState.Cancelled || state instanceof JobState.Expired) {
            return finished(job, null, null, null, null, null);
        }
        throw new IllegalStateException("no such state: " + state.word());
    }

    private static JobRepresentation open(
            TrackedJob job,
            @Nullable Integer attempt,
            @Nullable String worker,
            @Nullable String device,
            @Nullable Progress progress) {
        return new JobRepresentation(
                job.id(), job.state().word(), job.submittedAt(), attempt, worker, device, progress, null, null, null);
    }

    private static JobRepresentation finished(
            TrackedJob job,
            @Nullable String device,
            @Nullable Progress progress,
            @Nullable ResultImage image,
            @Nullable JobFailure failure,
            @Nullable S3Object trace) {
        return new JobRepresentation(
                job.id(), job.state().word(), job.submittedAt(), null, null, device, progress, image, failure, trace);
    }
}
