package io.impasto.gateway.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobPreview;
import io.impasto.common.job.JobProgress;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.JobState;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job as HTTP shows it; what isn't known, or doesn't apply in its state, is left out.
 *
 * @param submitter who made it; left out if its request doesn't say
 * @param expirytime when nobody wants the result any more; left out for never
 * @param cancelRequested true if somebody wants it no more and it hasn't ended yet; left out else
 * @param detail what there is to say in its state, on the same level as the rest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Job",
        description =
                "Where a job stands, and what there is to say in its state; what isn't known, or doesn't apply, is left out.",
        requiredProperties = {"id", "state"},
        anyOf = {
            JobRepresentation.Waiting.class,
            JobRepresentation.Painting.class,
            JobRepresentation.Painted.class,
            JobRepresentation.Failed.class
        })
public record JobRepresentation(
        JobId id,

        @Schema(enumeration = {"accepted", "running", "succeeded", "failed", "cancelled", "expired"})
        String state,

        @Nullable Instant submittedAt,
        @Nullable String submitter,
        @Nullable Instant expirytime,
        @Nullable Boolean cancelRequested,
        @JsonUnwrapped @Nullable Detail detail) {

    /** What only some states have. */
    public sealed interface Detail {}

    /**
     * A worker is to take it.
     *
     * @param attempt the last one that was let go; left out if there was none
     * @param queuePosition its place among those that wait, by the time of their submission, from 1; 1001 for any beyond the first 1000; left out if
     *     nobody has counted
     */
    @Schema(description = "While it is accepted, and of one that was cancelled or has expired.")
    public record Waiting(
            @Nullable Integer attempt, @Nullable Integer queuePosition) implements Detail {}

    /**
     * A worker has it.
     *
     * @param attempt from 1
     * @param resumedFromStep how many steps earlier attempts have done for this one; left out if it began anew
     * @param choice what the worker chose, why, and how to choose otherwise, for people; left out if it had nothing to choose
     * @param preview what the picture looks like by now; left out while there is nothing to see
     */
    @Schema(
            description = "While it is running.",
            requiredProperties = {"attempt", "progress"})
    public record Painting(
            int attempt,
            @Nullable Integer resumedFromStep,
            @Nullable String worker,
            @Nullable String device,
            @Nullable String choice,
            Progress progress,
            @Nullable Preview preview)
            implements Detail {}

    /**
     * What the picture looked like at a step.
     *
     * @param width px
     * @param height px
     * @param url where it is, relative to the gateway; another one for each step, but what is there is always the newest
     */
    public record Preview(int step, int width, int height, String url) {

        static @Nullable Preview of(JobId job, @Nullable JobPreview preview) {
            return preview == null
                    ? null
                    : new Preview(
                            preview.step(),
                            preview.image().width(),
                            preview.image().height(),
                            "/v1/jobs/" + job + "/preview?step=" + preview.step());
        }
    }

    /**
     * The picture is there.
     *
     * @param seconds that the attempt took which finished it, from start to stored
     * @param completeness the share of the planned steps that it has had; left out if it had them all
     * @param reduced true if memory ran out on the way, so that the rest was painted in smaller tiles; left out else
     */
    @Schema(
            description = "When it has succeeded.",
            requiredProperties = {"device", "progress", "image"})
    public record Painted(
            String device,
            Progress progress,
            double seconds,
            ResultImage image,
            @Nullable Double completeness,
            @Nullable Boolean reduced,
            @Nullable S3Object trace)
            implements Detail {}

    /** It can't be done. */
    @Schema(
            description = "When it has failed.",
            requiredProperties = {"failure"})
    public record Failed(JobFailure failure) implements Detail {}

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
        return of(job, null);
    }

    /** @param queuePosition if it waits, and somebody has counted */
    static JobRepresentation of(TrackedJob job, @Nullable Integer queuePosition) {
        TrackedJob.Submission submission = job.submission();
        return new JobRepresentation(
                job.id(),
                job.state().word(),
                submission == null ? null : submission.at(),
                submission == null ? null : submission.submitter(),
                expirytime(job),
                onlyIfTrue(job.cancelRequested()),
                detail(job.id(), job.state(), queuePosition));
    }

    private static @Nullable Instant expirytime(TrackedJob job) {
        if (job.state() instanceof JobState.Expired expired) {
            return expired.expirytime();
        }
        return job.submission() == null ? null : job.submission().expirytime();
    }

    private static @Nullable Detail detail(JobId id, JobState state, @Nullable Integer queuePosition) {
        if (state instanceof JobState.Accepted accepted) {
            return new Waiting(onlyIfPositive(accepted.attempt()), queuePosition);
        } else if (state instanceof JobState.Running running) {
            return new Painting(
                    running.attempt(),
                    onlyIfPositive(running.resumedFromStep()),
                    running.worker(),
                    running.device(),
                    running.choice(),
                    Progress.of(running.progress()),
                    Preview.of(id, running.preview()));
        } else if (state instanceof JobState.Succeeded succeeded) {
            return painted(succeeded.result());
        } else if (state instanceof JobState.Failed failed) {
            return new Failed(failed.failure());
        } else if (state instanceof JobState.Cancelled || state instanceof JobState.Expired) {
            return null;
        }
        throw new IllegalStateException("no such state: " + state.word());
    }

    private static Detail painted(JobResult result) {
        return new Painted(
                result.device(),
                new Progress(result.steps(), result.steps(), result.losses(), null, null),
                result.seconds(),
                result.image(),
                result.completeness() == 1 ? null : result.completeness(),
                onlyIfTrue(result.reduced()),
                result.trace());
    }

    private static @Nullable Integer onlyIfPositive(int count) {
        return count > 0 ? count : null;
    }

    private static @Nullable Boolean onlyIfTrue(boolean said) {
        return said ? true : null;
    }
}
