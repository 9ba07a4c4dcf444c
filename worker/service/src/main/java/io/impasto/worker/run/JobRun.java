package io.impasto.worker.run;

import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobFailure.IdTaken;
import io.impasto.common.job.JobFailure.Internal;
import io.impasto.common.job.JobFailure.InvalidRequest;
import io.impasto.common.job.JobFailure.WorkerCrashed;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.ledger.JobRecord;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.report.ReportUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one job's whole story: decode, known already? wanted still? attempt, end. Runs on the device's thread, one job at a time. A
 * request is {@link Outcome#FINISHED} only when nothing is lost if nobody is ever handed it again.
 */
public final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    /**
     * How a worker treats jobs.
     *
     * @param mostCrashes a request that brought down its worker so often isn't tried again
     * @param deadlineMargin how long it takes from a job's last step until its end is told
     * @param backoff of what is put off
     */
    public record Rules(int mostCrashes, Duration deadlineMargin, Backoff backoff) {}

    private final ResultMaker maker;
    private final JobEnding ending;
    private final JobLedger ledger;
    private final Cancellations cancellations;
    private final JobReport report;
    private final Patience patience;
    private final Rules rules;
    private final Clock clock;

    public JobRun(
            ResultMaker maker,
            JobEnding ending,
            JobLedger ledger,
            Cancellations cancellations,
            JobReport report,
            Patience patience,
            Rules rules,
            Clock clock) {
        this.maker = maker;
        this.ending = ending;
        this.ledger = ledger;
        this.cancellations = cancellations;
        this.report = report;
        this.patience = patience;
        this.rules = rules;
        this.clock = clock;
    }

    /** Works at a request until its end is told, or until it has to let go of it. */
    public Outcome run(Delivery delivery, Lease lease) {
        int deferrals = 0;
        try {
            if (delivery.last()) {
                return putBack(delivery, lease);
            }
            Submission submission = delivery.submission();
            deferrals = submission.deferrals();
            return run(submission, delivery, lease);
        } catch (UndecodableRequestException e) {
            return bury(delivery, e, lease);
        } catch (PutOffException e) {
            return putOff(delivery, deferrals, Optional.empty(), e.reason());
        } catch (StoppedException e) {
            LOG.warn("origin={} state=let-go reason=\"{}\"", delivery.origin(), e.reason());
            return Outcome.HANDED_BACK;
        }
    }

    private Outcome run(Submission submission, Delivery delivery, Lease lease) {
        JobId id = submission.id();
        RequestDigest digest = submission.digest();
        JobRecord known = patience.insist(lease, () -> ledger.find(id));
        if (known.isOfAnother(digest)) {
            return buryAsTaken(delivery, id, lease);
        }
        if (known.end().isPresent()) {
            ending.tell(known.end().get().event(), lease);
            return Outcome.FINISHED;
        }
        Supplier<Optional<Cancellation>> cancellation =
                () -> cancellations.of(id).filter(submission::meantBy);
        Deadline deadline = new Deadline(submission.job().expirytime(), rules.deadlineMargin(), clock);
        if (cancellation.get().isPresent()) {
            ending.conclude(digest, cancelled(id, cancellation.get().get()), lease);
            return Outcome.FINISHED;
        }
        if (deadline.passed()) {
            ending.conclude(digest, expired(submission), lease);
            return Outcome.FINISHED;
        }
        int crashes = known.crashes(submission.endedAttempts());
        if (crashes >= rules.mostCrashes()) {
            ending.buryAndFail(delivery, id, digest, crashed(crashes), Optional.of(known.history()), lease);
            return Outcome.FINISHED;
        }
        int attempt = patience.insist(lease, () -> ledger.begin(id, digest, known.last()));
        if (attempt > known.last() + 1
                && isAnothers(id, digest, lease)) { // Two requests were taken at the same moment.
            ledger.handBack(id, attempt, "another request was first");
            return buryAsTaken(delivery, id, lease);
        }
        Hold hold = new Hold(lease, ledger, id, attempt, System::nanoTime);
        return attempt(submission, delivery, attempt, crashes, new StopSigns(hold, cancellation, deadline));
    }

    private Outcome attempt(Submission submission, Delivery delivery, int attempt, int crashes, StopSigns signs) {
        JobId id = submission.id();
        try {
            Terminal end = end(submission, attempt, crashes, signs);
            if (signs.hold().lost()) {
                throw new LetGoException("somebody else has taken it up");
            }
            ending.conclude(submission.digest(), end, signs.hold().lease());
            return Outcome.FINISHED;
        } catch (PutOffException e) {
            interrupted(id, attempt, e.reason());
            return putOff(delivery, submission.deferrals(), Optional.of(attempt), e.reason());
        } catch (StoppedException e) {
            interrupted(id, attempt, e.reason());
            return Outcome.HANDED_BACK;
        }
    }

    private Terminal end(Submission submission, int attempt, int crashes, StopSigns signs) {
        JobId id = submission.id();
        try {
            // What crashed twice may have been killed for its memory.
            MemoryShare share = crashes > 1 ? MemoryShare.ALL.halved() : MemoryShare.ALL;
            JobResult result = maker.make(submission.job(), attempt, share, signs);
            return new Succeeded(id, clock.instant(), result);
        } catch (UnwantedException e) {
            return cancelled(id, e.cancellation());
        } catch (TimeOverException e) {
            return expired(submission);
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            JobFailure why = Failures.of(e);
            log(id, attempt, why, e);
            return new Failed(id, clock.instant(), why);
        }
    }

    private Outcome bury(Delivery delivery, UndecodableRequestException e, Lease lease) {
        JobFailure why = new InvalidRequest(String.valueOf(e.getMessage()));
        RequestDigest digest = delivery.rawDigest();
        try {
            Optional<JobId> id = e.jobId();
            if (id.isPresent() && !isAnothers(id.get(), digest, lease)) {
                ending.buryAndFail(delivery, id.get(), digest, why, Optional.empty(), lease);
            } else {
                ending.bury(delivery, why, Optional.empty(), lease);
            }
            return Outcome.FINISHED;
        } catch (PutOffException unavailable) {
            return putOff(delivery, 0, Optional.empty(), unavailable.reason());
        } catch (StoppedException stopped) {
            return Outcome.HANDED_BACK;
        }
    }

    private boolean isAnothers(JobId id, RequestDigest digest, Lease lease) {
        return patience.insist(lease, () -> ledger.find(id)).isOfAnother(digest);
    }

    private Outcome buryAsTaken(Delivery delivery, JobId id, Lease lease) {
        ending.bury(delivery, new IdTaken("another request was made under the id " + id), Optional.empty(), lease);
        return Outcome.FINISHED;
    }

    private Outcome putBack(Delivery delivery, Lease lease) {
        patience.unbounded().insist(lease, () -> {
            delivery.putBack();
            return delivery;
        });
        LOG.info("origin={} state=put-back reason=\"it would be delivered no more\"", delivery.origin());
        return Outcome.FINISHED;
    }

    private Outcome putOff(Delivery delivery, int before, Optional<Integer> attempt, String reason) {
        Instant notBefore = clock.instant().plus(rules.backoff().wait(before));
        try {
            delivery.putOff(notBefore, attempt);
            LOG.warn("origin={} state=put-off until={} reason=\"{}\"", delivery.origin(), notBefore, reason);
            return Outcome.FINISHED;
        } catch (ReportUnavailableException e) {
            LOG.warn("origin={} state=let-go reason=\"{}\"", delivery.origin(), e.getMessage());
            return Outcome.HANDED_BACK;
        }
    }

    private void interrupted(JobId id, int attempt, String reason) {
        LOG.info("jobId={} attempt={} state=interrupted reason=\"{}\"", id, attempt, reason);
        report.tell(new Interrupted(id, clock.instant(), attempt, reason));
        ledger.handBack(id, attempt, reason);
    }

    private Cancelled cancelled(JobId id, Cancellation cancellation) {
        return new Cancelled(id, clock.instant(), cancellation.at());
    }

    private Expired expired(Submission submission) {
        Instant expirytime = submission.job().expirytime();
        Instant now = clock.instant();
        return new Expired(submission.id(), now, expirytime == null ? now : expirytime);
    }

    private static WorkerCrashed crashed(int times) {
        return new WorkerCrashed("given up: " + times
                + " attempts ended without a word, each with its worker (crashed, out of memory, or killed)");
    }

    private static void log(JobId id, int attempt, JobFailure why, RuntimeException e) {
        String story = "jobId={} attempt={} failure={} detail=\"{}\"";
        if (why instanceof Internal) {
            LOG.error(story, id, attempt, why.code(), why.detail(), e);
        } else {
            LOG.info(story, id, attempt, why.code(), why.detail());
        }
    }
}
