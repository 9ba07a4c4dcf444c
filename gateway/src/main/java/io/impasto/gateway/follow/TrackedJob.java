package io.impasto.gateway.follow;

import io.impasto.common.job.JobId;
import io.impasto.common.job.JobState;
import io.impasto.common.job.RequestDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the view knows of a job.
 *
 * @param submittedAt when the broker took the request; {@code null} while the request hasn't been read
 * @param request tells this job's request from another under the same id; {@code null} as for {@code submittedAt}
 */
public record TrackedJob(
        JobId id, @Nullable Instant submittedAt, @Nullable RequestDigest request, JobState state) {

    /** A job of which only the id is known. */
    static TrackedJob unheardOf(JobId id) {
        return new TrackedJob(id, null, null, JobState.Accepted.NEW);
    }

    /** The first request under an id is the one that counts. */
    TrackedJob submitted(Instant at, RequestDigest digest) {
        return request == null ? new TrackedJob(id, at, digest, state) : this;
    }

    TrackedJob in(JobState newState) {
        return new TrackedJob(id, submittedAt, request, newState);
    }
}
