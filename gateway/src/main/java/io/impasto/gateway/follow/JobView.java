package io.impasto.gateway.follow;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where each job stands, as the topics tell it. Safe for use by several threads.
 *
 * <p>What asks for jobs throws {@link io.impasto.gateway.problem.ProblemException} if they can't be read at present.
 */
public interface JobView {

    /** The job, if the view knows it. While the view isn't {@link #complete()}, a job may be missing from it. */
    Optional<TrackedJob> find(JobId id);

    /** A job of this name that ended too long ago to be kept; empty if there was none, or that is forgotten too. */
    Optional<ForgottenJob> forgotten(JobId id);

    JobPage list(JobListing listing);

    /** The jobs that wait for a worker, the ones submitted first in front. */
    List<JobId> longestWaiting(int most);

    /** Whether everything that stood in the topics at the start has been read. */
    boolean complete();

    /** Why jobs can't be read or written at present; empty if they can. */
    Optional<String> trouble();

    /**
     * Takes note of a request that the broker has taken, so that its submitter finds it at once; reading it from its topic
     * later changes nothing.
     *
     * @param at when the broker took it
     * @param submitter who made it; {@code null} if that isn't known
     * @param callback the address that is to be told of its end; {@code null} for none
     */
    TrackedJob submitted(StyleJob job, Instant at, @Nullable String submitter, @Nullable String callback);

    /**
     * How many jobs of that submitter haven't ended.
     *
     * @param most where to stop counting
     */
    int openJobs(String submitter, int most);

    /** Takes note of a cancel that the broker has taken; as for {@link #submitted}. */
    TrackedJob cancelRequested(Cancellation cancellation);

    /**
     * From now on the watcher is told when the job has changed, once {@link #find} finds it so; by any thread, so an older state may come after a
     * newer one. It must return soon.
     */
    Watch watch(JobId id, Consumer<TrackedJob> watcher);

    /** Tells until it is closed. */
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }
}
