package io.impasto.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.WorkerAbility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a job. Non-terminal events go to the progress topic, exactly one terminal event to the completions. */
public sealed interface JobEvent {

    JobId jobId();

    Instant at();

    /** The last part but one of the CloudEvents type: {@code io.impasto.job.<what>.v1}. */
    String what();

    /**
     * A worker has begun.
     *
     * @param attempt counts from 1
     * @param worker which one
     * @param device what it computes on, such as {@code cpu} or {@code gpu:0 (NVIDIA H100)}
     * @param steps how many there will be, those of earlier attempts included
     * @param resumedFromStep how many of them an earlier attempt has done already; 0 if this one begins anew
     * @param choice what the worker chose, why, and how to choose otherwise, for people; {@code null} where the request left it nothing
     *     to choose
     * @param ability what the worker can take on; {@code null} from workers that don't say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Started(
            JobId jobId,
            Instant at,
            int attempt,
            String worker,
            String device,
            int steps,
            int resumedFromStep,
            @Nullable String choice,
            @Nullable WorkerAbility ability)
            implements JobEvent {

        /** From a worker that doesn't say what it can take on. */
        public Started(
                JobId jobId,
                Instant at,
                int attempt,
                String worker,
                String device,
                int steps,
                int resumedFromStep,
                @Nullable String choice) {
            this(jobId, at, attempt, worker, device, steps, resumedFromStep, choice, null);
        }

        @Override
        public String what() {
            return "started";
        }
    }

    /**
     * The optimisation has come this far.
     *
     * @param step updates done, 0 to {@code steps}
     * @param losses weighted, of the picture before the next update
     * @param secondsPerStep the recent pace
     */
    record Progressed(
            JobId jobId, Instant at, int attempt, int step, int steps, LossTerms losses, double secondsPerStep)
            implements JobEvent {
        @Override
        public String what() {
            return "progressed";
        }
    }

    /**
     * What the picture looks like by now; the store has it until the next one, or the job's end, takes its place.
     *
     * @param step updates done, 0 to {@code steps}
     */
    record Preview(JobId jobId, Instant at, int attempt, int step, int steps, PreviewImage image) implements JobEvent {
        @Override
        public String what() {
            return "preview";
        }
    }

    /** The worker lets go of the job, which another (or the same) will take up again. */
    record Interrupted(JobId jobId, Instant at, int attempt, String reason) implements JobEvent {
        @Override
        public String what() {
            return "interrupted";
        }
    }

    /** After this nothing more is said of the job. */
    sealed interface Terminal extends JobEvent {}

    /** The picture is in the store. */
    record Succeeded(JobId jobId, Instant at, @JsonUnwrapped JobResult result) implements Terminal {
        @Override
        public String what() {
            return "succeeded";
        }
    }

    /** The job can't be done, for the reason given. */
    record Failed(JobId jobId, Instant at, JobFailure failure) implements Terminal {
        @Override
        public String what() {
            return "failed";
        }
    }

    /**
     * Somebody wanted the job no more, and it was stopped, or never started.
     *
     * @param requestedAt when they said so
     */
    record Cancelled(JobId jobId, Instant at, Instant requestedAt) implements Terminal {
        @Override
        public String what() {
            return "cancelled";
        }
    }

    /**
     * The job's time was over before there was a picture.
     *
     * @param expirytime when it was
     */
    record Expired(JobId jobId, Instant at, Instant expirytime) implements Terminal {
        @Override
        public String what() {
            return "expired";
        }
    }
}
