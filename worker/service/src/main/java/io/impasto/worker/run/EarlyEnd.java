package io.impasto.worker.run;

import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobFailure.IdTaken;
import io.impasto.common.job.JobFailure.InvalidRequest;
import io.impasto.common.job.JobFailure.WorkerCrashed;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.ledger.JobRecord;
import java.time.Clock;
import java.util.Optional;

/** How a request ends at which no attempt is to be made: its job's end is told, or it is buried, or both. */
final class EarlyEnd {

    private final JobEnding ending;
    private final JobLedger ledger;
    private final Patience patience;
    private final Clock clock;

    EarlyEnd(JobEnding ending, JobLedger ledger, Patience patience, Clock clock) {
        this.ending = ending;
        this.ledger = ledger;
        this.patience = patience;
        this.clock = clock;
    }

    /** Its job fails for it, where that is known and nobody else's. */
    Outcome undecodable(Delivery delivery, UndecodableRequestException e, Lease lease) {
        JobFailure why = new InvalidRequest(String.valueOf(e.getMessage()));
        RequestDigest digest = delivery.rawDigest();
        Optional<JobId> id = e.jobId();
        if (id.isPresent() && !isAnothers(id.get(), digest, lease)) {
            ending.buryAndFail(delivery, id.get(), digest, why, Optional.empty(), lease);
        } else {
            ending.bury(delivery, why, Optional.empty(), lease);
        }
        return Outcome.FINISHED;
    }

    /** Whether something else was asked for first under the id. */
    boolean isAnothers(JobId id, RequestDigest digest, Lease lease) {
        return patience.insist(lease, () -> ledger.find(id)).isOfAnother(digest);
    }

    Outcome idTaken(Delivery delivery, JobId id, Lease lease) {
        ending.bury(delivery, new IdTaken("another request was made under the id " + id), Optional.empty(), lease);
        return Outcome.FINISHED;
    }

    /** Tells again what is written down. */
    Outcome knownAlready(Terminal end, Lease lease) {
        ending.tell(end, lease);
        return Outcome.FINISHED;
    }

    Outcome cancelled(Submission submission, Cancellation cancellation, Lease lease) {
        ending.conclude(submission.digest(), submission.cancelled(clock.instant(), cancellation), lease);
        return Outcome.FINISHED;
    }

    Outcome expired(Submission submission, Lease lease) {
        ending.conclude(submission.digest(), submission.expired(clock.instant()), lease);
        return Outcome.FINISHED;
    }

    /** @param times how many of the attempts in the record brought down their workers */
    Outcome givenUp(Submission submission, Delivery delivery, JobRecord record, int times, Lease lease) {
        JobFailure why = new WorkerCrashed("given up: " + times
                + " attempts ended without a word, each with its worker (crashed, out of memory, or killed)");
        ending.buryAndFail(delivery, submission.id(), submission.digest(), why, Optional.of(record.history()), lease);
        return Outcome.FINISHED;
    }
}
