package io.impasto.gateway.follow;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobFold;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The view in memory: all open jobs, and the last {@code finishedJobsKept} finished ones.
 *
 * <p>Writers (the thread that follows the topics, and requests that were just acknowledged) hold this object's monitor;
 * readers take what the concurrent map has.
 */
public final class FoldedJobView implements JobView {

    /** Enough for what overtakes its request, and for a topic's worth of cancels that is read before the requests; some 3 MB. */
    static final int CANCELS_AHEAD = 10_000;

    private final RequestCodec requests = new RequestCodec();
    private final int finishedJobsKept;
    private final Map<JobId, TrackedJob> jobs = new ConcurrentHashMap<>();

    private final OpenJobs open = new OpenJobs();

    /** In the order in which their ends were read. */
    private final Set<JobId> finished = new LinkedHashSet<>();

    /**
     * Forgotten while the topics were still being read from their beginning: the rest of such a job's story, further on in
     * another topic, must not bring it back as an open one.
     */
    private final Set<JobId> forgotten = new HashSet<>();

    /** Cancels of jobs of which nothing else has been read yet; of too many the ones that came first are forgotten. */
    private final Map<JobId, Cancellation> ahead = new LinkedHashMap<>();

    private volatile boolean complete;

    public FoldedJobView(int finishedJobsKept) {
        this.finishedJobsKept = finishedJobsKept;
    }

    @Override
    public Optional<TrackedJob> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public int openJobs(String submitter) {
        return open.of(submitter);
    }

    @Override
    public TrackedJob submitted(StyleJob job, Instant at, @Nullable String submitter, @Nullable String callback) {
        TrackedJob.Submission submission =
                new TrackedJob.Submission(at, requests.digest(job), submitter, callback, job.expirytime());
        return change(job.id(), known -> known.submitted(submission));
    }

    @Override
    public synchronized TrackedJob cancelRequested(Cancellation cancellation) {
        JobId id = cancellation.jobId();
        if (jobs.containsKey(id)) {
            return change(id, known -> known.cancelRequestedBy(cancellation));
        }
        ahead.put(id, cancellation);
        if (ahead.size() > CANCELS_AHEAD) {
            ahead.remove(ahead.keySet().iterator().next());
        }
        return TrackedJob.unheardOf(id).cancelRequestedBy(cancellation);
    }

    /** @throws io.impasto.common.InvalidInputException if the event contradicts itself; the view is then unchanged */
    public void happened(JobEvent event) {
        change(event.jobId(), known -> known.in(JobFold.after(known.state(), event)));
    }

    /** All that stood in the topics at the start has been read. */
    public synchronized void caughtUp() {
        complete = true;
        forgotten.clear();
    }

    private synchronized TrackedJob change(JobId id, UnaryOperator<TrackedJob> change) {
        TrackedJob before = jobs.get(id);
        TrackedJob after = change.apply(before == null ? unheardOf(id) : before);
        if (forgotten.contains(id)) {
            return after;
        }
        jobs.put(id, after);
        open.changed(before, after);
        ahead.remove(id);
        if (after.ended() && finished.add(id)) {
            forgetOldest();
        }
        return after;
    }

    private TrackedJob unheardOf(JobId id) {
        Cancellation cancellation = ahead.get(id);
        TrackedJob unheardOf = TrackedJob.unheardOf(id);
        return cancellation == null ? unheardOf : unheardOf.cancelRequestedBy(cancellation);
    }

    private void forgetOldest() {
        Iterator<JobId> oldest = finished.iterator();
        while (finished.size() > finishedJobsKept) {
            JobId id = oldest.next();
            oldest.remove();
            jobs.remove(id);
            if (!complete) {
                forgotten.add(id);
            }
        }
    }
}
