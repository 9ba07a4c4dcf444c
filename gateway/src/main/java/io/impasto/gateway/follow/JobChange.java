package io.impasto.gateway.follow;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobFold;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What is said of a job, by one record.
 *
 * @param at when the broker took it
 * @param isRequest whether it is the job's request
 * @param origin where the record stands, for the log
 * @param fold what it makes of the job; may throw {@link io.impasto.common.InvalidInputException} if it contradicts itself
 */
record JobChange(JobId id, Instant at, boolean isRequest, String origin, UnaryOperator<TrackedJob> fold) {

    static JobChange submitted(JobId id, TrackedJob.Submission submission, String origin) {
        return new JobChange(id, submission.at(), true, origin, job -> job.submitted(submission));
    }

    static JobChange cancelRequested(Cancellation cancellation, String origin) {
        return new JobChange(
                cancellation.jobId(), cancellation.at(), false, origin, job -> job.cancelRequestedBy(cancellation));
    }

    static JobChange happened(JobEvent event, Instant at, String origin) {
        return new JobChange(event.jobId(), at, false, origin, job -> job.in(JobFold.after(job.state(), event), at));
    }

    /** A job that was forgotten is there again only if somebody asks for it anew; the rest of its old story doesn't bring it back. */
    boolean bringsBack(Instant forgottenAt) {
        return isRequest && at.isAfter(forgottenAt);
    }
}
