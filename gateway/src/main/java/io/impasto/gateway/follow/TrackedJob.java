package io.impasto.gateway.follow;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobState;
import io.impasto.common.job.RequestDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the view knows of a job.
 *
 * @param submission its request, as far as the view needs it; {@code null} while the request hasn't been read
 * @param cancellation a cancel that means the request or, while that hasn't been read, may mean it
 * @param heardOf when the broker took the latest that was said of it
 */
public record TrackedJob(
        JobId id,
        @Nullable Submission submission,
        @Nullable Cancellation cancellation,
        JobState state,
        Instant heardOf) {

    /**
     * A request that the broker has taken.
     *
     * @param at when
     * @param digest tells it from another under the same id
     * @param submitter who made it; {@code null} if its record doesn't say
     * @param callback the address that is to be told of its end; {@code null} for none
     * @param expirytime when nobody wants the result any more; {@code null} for never
     */
    public record Submission(
            Instant at,
            RequestDigest digest,
            @Nullable String submitter,
            @Nullable String callback,
            @Nullable Instant expirytime) {

        boolean isMeantBy(Cancellation cancellation) {
            return cancellation.means(digest, at);
        }
    }

    /** A job of which only the id is known. */
    static TrackedJob unheardOf(JobId id) {
        return new TrackedJob(id, null, null, JobState.Accepted.NEW, Instant.EPOCH);
    }

    /** The first request under an id is the one that counts, whichever topic it was read from. */
    TrackedJob submitted(Submission first) {
        if (submission != null) {
            return this;
        }
        boolean meant = cancellation != null && first.isMeantBy(cancellation);
        return new TrackedJob(id, first, meant ? cancellation : null, state, later(first.at()));
    }

    /** Somebody wants it no more, if it is this job that is meant. */
    TrackedJob cancelRequestedBy(Cancellation other) {
        return submission == null || submission.isMeantBy(other)
                ? new TrackedJob(id, submission, other, state, later(other.at()))
                : this;
    }

    /** @param at when the broker took what makes it so */
    TrackedJob in(JobState newState, Instant at) {
        return new TrackedJob(id, submission, cancellation, newState, later(at));
    }

    private Instant later(Instant at) {
        return at.isAfter(heardOf) ? at : heardOf;
    }

    /** The digest of its request; {@code null} while the request hasn't been read. */
    public @Nullable RequestDigest request() {
        return submission == null ? null : submission.digest();
    }

    /** Whether there is such a job: a cancel alone makes none. */
    boolean exists() {
        return submission != null || !state.equals(JobState.Accepted.NEW);
    }

    /** Who made its request; {@code null} while that isn't known. */
    public @Nullable String submitter() {
        return submission == null ? null : submission.submitter();
    }

    /** Nothing more comes. */
    public boolean ended() {
        return state instanceof JobState.Terminal;
    }

    /** Whether it is known that somebody wants it no more, and it goes on nevertheless. */
    public boolean cancelRequested() {
        return !ended() && cancellation != null && (submission != null || cancellation.request() == null);
    }
}
