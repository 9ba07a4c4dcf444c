package io.impasto.common.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands. A state offers only the transitions that are legal from it; a terminal one offers none.
 *
 * <pre>
 *   Accepted ── started ───────► Running ──┬── succeeded ──► Succeeded
 *      ▲  │                       │        ├── failed ─────► Failed
 *      │  │                       │        ├── cancelled ──► Cancelled
 *      │  │                       │        └── expired ────► Expired
 *      └──┼──── interrupted ──────┘
 *         └── any end: a result that was there already, a request that can't be read, one that nobody wants any more
 * </pre>
 *
 * Interrupted is an event, not a state: the job waits again, as accepted.
 */
public sealed interface JobState {

    /** The state as the contract spells it. */
    String word();

    /** More will be said of the job. */
    sealed interface Open extends JobState {

        /** The attempt that is spoken of, from 1; 0 before the first. */
        int attempt();

        /** What its picture looked like last, whichever attempt's it is; {@code null} while there is none. */
        @Nullable
        JobPreview preview();

        /** The same, looking like that, if that is newer than what is known. */
        Open lookingLike(JobPreview newest);

        /**
         * The attempt was let go, and the job waits for the next.
         *
         * @throws IllegalStateException if a later attempt than that is known
         */
        default Accepted interrupted(int interruptedAttempt) {
            if (interruptedAttempt < attempt()) {
                throw new IllegalStateException(
                        "attempt " + interruptedAttempt + " can't be interrupted; it is at " + attempt());
            }
            return new Accepted(interruptedAttempt, preview());
        }

        default Succeeded succeeded(JobResult result) {
            return new Succeeded(result);
        }

        default Failed failed(JobFailure failure) {
            return new Failed(failure);
        }

        default Cancelled cancelled() {
            return new Cancelled();
        }

        default Expired expired(Instant expirytime) {
            return new Expired(expirytime);
        }
    }

    /** Final: nothing follows. */
    sealed interface Terminal extends JobState {}

    /**
     * Waits for a worker.
     *
     * @param attempt the last one that was let go; 0 if there was none
     * @param preview what the picture looked like then; {@code null} if that isn't known
     */
    record Accepted(int attempt, @Nullable JobPreview preview) implements Open {

        /** Never tried yet. */
        public static final Accepted NEW = new Accepted(0, null);

        @Override
        public String word() {
            return "accepted";
        }

        @Override
        public Accepted lookingLike(JobPreview newest) {
            return newest.isNewerThan(preview) ? new Accepted(attempt, newest) : this;
        }

        /**
         * A worker has it that isn't named yet. It looks as it did until that worker shows what it has made of it.
         *
         * @throws IllegalStateException if the attempt isn't later than the one that was let go
         */
        public Running started(int startedAttempt, JobProgress progress) {
            if (startedAttempt <= attempt) {
                throw new IllegalStateException(
                        "attempt " + startedAttempt + " can't start; attempt " + attempt + " was let go");
            }
            return new Running(startedAttempt, null, null, 0, null, progress, preview);
        }
    }

    /**
     * A worker has it.
     *
     * @param attempt from 1
     * @param worker which one; {@code null} while the event that names it hasn't been read
     * @param device what it computes on; {@code null} as for {@code worker}
     * @param resumedFromStep how many steps earlier attempts have done for this one; 0 if it began anew, or as for {@code worker}
     * @param choice what the worker chose, and why, for people; {@code null} if it had nothing to choose, or as for {@code worker}
     * @param preview what the picture looked like last, which may have been in an earlier attempt; {@code null} while there is none
     */
    record Running(
            int attempt,
            @Nullable String worker,
            @Nullable String device,
            int resumedFromStep,
            @Nullable String choice,
            JobProgress progress,
            @Nullable JobPreview preview)
            implements Open {

        @Override
        public String word() {
            return "running";
        }

        @Override
        public Running lookingLike(JobPreview newest) {
            return newest.isNewerThan(preview)
                    ? new Running(attempt, worker, device, resumedFromStep, choice, progress, newest)
                    : this;
        }

        /**
         * The same attempt, its worker now known, and what it goes on from.
         *
         * @throws io.impasto.common.InvalidInputException if that is more than is planned
         */
        public Running by(String namedWorker, String namedDevice, int fromStep, @Nullable String chosen) {
            JobProgress atLeast =
                    progress.step() < fromStep ? new JobProgress(fromStep, progress.steps(), null, null) : progress;
            return new Running(attempt, namedWorker, namedDevice, fromStep, chosen, atLeast, preview);
        }

        /** @throws IllegalStateException if that is a step back */
        public Running progressed(JobProgress further) {
            if (further.step() < progress.step()) {
                throw new IllegalStateException(
                        "step " + further.step() + " is before step " + progress.step() + " of the same attempt");
            }
            return new Running(attempt, worker, device, resumedFromStep, choice, further, preview);
        }
    }

    /** The picture is in the store. */
    record Succeeded(JobResult result) implements Terminal {

        @Override
        public String word() {
            return "succeeded";
        }
    }

    /** It can't be done. */
    record Failed(JobFailure failure) implements Terminal {

        @Override
        public String word() {
            return "failed";
        }
    }

    /** Somebody wanted it no more. */
    record Cancelled() implements Terminal {

        @Override
        public String word() {
            return "cancelled";
        }
    }

    /**
     * Its time was over before there was a picture.
     *
     * @param expirytime when it was
     */
    record Expired(Instant expirytime) implements Terminal {

        @Override
        public String word() {
            return "expired";
        }
    }
}
