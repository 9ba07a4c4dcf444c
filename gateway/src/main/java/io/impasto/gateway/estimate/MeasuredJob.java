package io.impasto.gateway.estimate;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.MeasuredPace;
import io.impasto.common.job.MeasuredPace.OfScale;
import java.time.Instant;

/**
 * A finished job whose steps were measured.
 *
 * @param at when it ended
 * @param seconds from start to stored, of the attempt that finished it
 * @param whole whether that attempt made all of its steps, so that {@code seconds} is what the job takes
 */
record MeasuredJob(JobId id, Instant at, double seconds, boolean whole, MeasuredPace pace) {

    /** @param pace the event's */
    static MeasuredJob of(Succeeded event, MeasuredPace pace) {
        JobResult result = event.result();
        boolean whole =
                result.completeness() == 1 && pace.stepsMade() == result.steps() && Double.isFinite(result.seconds());
        return new MeasuredJob(event.jobId(), event.at(), result.seconds(), whole, pace);
    }

    /** What it took beside its steps: reading, targets, storing. */
    double overhead() {
        return Math.max(0, seconds - stepSeconds());
    }

    double stepSeconds() {
        return pace.scales().stream().mapToDouble(OfScale::seconds).sum();
    }
}
