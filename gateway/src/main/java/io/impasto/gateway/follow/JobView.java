package io.impasto.gateway.follow;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleJob;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where each job stands, as the topics tell it. Safe for use by several threads. */
public interface JobView {

    /** The job, if the view knows it. While the view isn't {@link #complete()}, a job may be missing from it. */
    Optional<TrackedJob> find(JobId id);

    /** Whether everything that stood in the topics at the start has been read. */
    boolean complete();

    /**
     * Takes note of a request that the broker has taken, so that its submitter finds it at once; reading it from its topic
     * later changes nothing.
     *
     * @param at when the broker took it
     * @param submitter who made it; {@code null} if that isn't known
     * @param callback the address that is to be told of its end; {@code null} for none
     */
    TrackedJob submitted(StyleJob job, Instant at, @Nullable String submitter, @Nullable String callback);

    /** How many jobs of that submitter haven't ended. */
    int openJobs(String submitter);

    /** Takes note of a cancel that the broker has taken; as for {@link #submitted}. */
    TrackedJob cancelRequested(Cancellation cancellation);
}
