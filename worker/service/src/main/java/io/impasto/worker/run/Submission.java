package io.impasto.worker.run;

import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleJob;
import java.time.Instant;
import java.util.Set;

/**
 * A request as somebody made it.
 *
 * @param digest tells it from another under the same id
 * @param at when it was made, however often it was delivered or put off since
 * @param endedAttempts the numbers of attempts that are known to have ended without bringing down their worker
 */
public record Submission(StyleJob job, RequestDigest digest, Instant at, Set<Integer> endedAttempts) {

    JobId id() {
        return job.id();
    }

    boolean meantBy(Cancellation cancellation) {
        return cancellation.means(digest, at);
    }

    Cancelled cancelled(Instant now, Cancellation cancellation) {
        return new Cancelled(id(), now, cancellation.at());
    }

    Expired expired(Instant now) {
        Instant expirytime = job.expirytime();
        return new Expired(id(), now, expirytime == null ? now : expirytime);
    }
}
