package io.impasto.worker.run;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.ledger.JobRecord;
import io.impasto.worker.observe.JobObserver;
import io.impasto.worker.observe.LogContext;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.report.ReportUnavailableException;
import io.opentelemetry.context.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one job's whole story: decode, known already? wanted still? attempt, end. Runs on the device's thread, or, of several jobs at once, each on
 * a thread of its own. A request is {@link Outcome#FINISHED} only when nothing is lost if nobody is ever handed it again.
 */
public final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    /** Whether others are still at work. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /**
     * How a worker treats jobs.
     *
     * @param mostCrashes a request that brought down its worker so often isn't tried again
     * @param deadlineMargin how long it takes from a job's last step until its end is told
     * @param backoff of what is put off
     */
    public record Rules(int mostCrashes, Duration deadlineMargin, Backoff backoff) {}

    private final SharedDevice device;
    private final JobWork work;
    private final EarlyEnd early;
    private final JobEnding ending;
    private final JobLedger ledger;
    private final Cancellations cancellations;
    private final JobReport report;
    private final Patience patience;
    private final Rules rules;
    private final JobObserver observer;
    private final Clock clock;

    public JobRun(
            SharedDevice device,
            JobWork work,
            JobEnding ending,
            JobLedger ledger,
            Cancellations cancellations,
            JobReport report,
            Patience patience,
            Rules rules,
            JobObserver observer,
            Clock clock) {
        this.device = device;
        this.work = work;
        this.ending = ending;
        this.ledger = ledger;
        this.cancellations = cancellations;
        this.report = report;
        this.patience = patience;
        this.rules = rules;
        this.observer = observer;
        this.clock = clock;
        this.early = new EarlyEnd(ending, ledger, patience, clock);
    }

    /** Works at a request until its end is told, or until it has to let go of it. */
    public Outcome run(Delivery delivery, Lease lease) {
        try (Scope itsTrace = delivery.trace().makeCurrent()) {
            return delivery.last() ? putBack(delivery, lease) : decode(delivery, lease);
        } catch (PutOffException e) {
            return putOff(delivery, Optional.empty(), e.reason());
        } catch (StoppedException e) {
            LOG.warn("origin={} state=let-go reason=\"{}\"", delivery.origin(), e.reason());
            return Outcome.HANDED_BACK;
        }
    }

    private Outcome decode(Delivery delivery, Lease lease) {
        try {
            Submission submission = delivery.submission();
            try (LogContext itsLines = LogContext.of(submission.id())) {
                return admit(submission, delivery, lease);
            }
        } catch (UndecodableRequestException e) {
            return early.undecodable(delivery, e, lease);
        }
    }

    private Outcome admit(Submission submission, Delivery delivery, Lease lease) {
        JobId id = submission.id();
        RequestDigest digest = submission.digest();
        JobRecord known = patience.insist(lease, () -> ledger.find(id));
        Supplier<Optional<Cancellation>> cancellation =
                () -> cancellations.of(id).filter(submission::meantBy);
        Optional<Cancellation> cancelled = cancellation.get();
        Deadline deadline = new Deadline(submission.job().expirytime(), rules.deadlineMargin(), clock);
        int crashes = known.crashes(submission.endedAttempts());
        if (known.isOfAnother(digest)) {
            return early.idTaken(delivery, id, lease);
        } else if (known.end().isPresent()) {
            return early.knownAlready(known.end().get().event(), lease);
        } else if (cancelled.isPresent()) {
            return early.cancelled(submission, cancelled.get(), lease);
        } else if (deadline.passed()) {
            return early.expired(submission, lease);
        } else if (crashes >= rules.mostCrashes()) {
            return early.givenUp(submission, delivery, known, crashes, lease);
        }
        if (crashes > 0) {
            awaitSolitude(lease);
        }
        int attempt = patience.insist(lease, () -> ledger.begin(id, digest, known.last()));
        if (attempt > known.last() + 1
                && early.isAnothers(id, digest, lease)) { // Two requests were taken at the same moment.
            ledger.handBack(id, attempt, "another request was first");
            return early.idTaken(delivery, id, lease);
        }
        Hold hold = new Hold(lease, ledger, id, attempt, System::nanoTime);
        StopSigns signs = new StopSigns(hold, cancellation, deadline);
        try (JobObserver.Attempt observed = observer.attempt(submission.job(), submission.at(), attempt)) {
            return attempt(submission, delivery, attempt, crashes, signs, observed);
        }
    }

    /** What may bring down the worker mustn't take others with it, each of which would look like the culprit. */
    private void awaitSolitude(Lease lease) {
        while (!device.alone()) {
            if (lease.withdrawn()) {
                throw new LetGoException("stopped before its turn");
            }
            lease.pause(BETWEEN_LOOKS);
        }
    }

    private Outcome attempt(
            Submission submission,
            Delivery delivery,
            int attempt,
            int crashes,
            StopSigns signs,
            JobObserver.Attempt observed) {
        JobId id = submission.id();
        try {
            Terminal end = end(submission, attempt, crashes, signs);
            if (signs.hold().lost()) {
                throw new LetGoException("somebody else has taken it up");
            }
            ending.conclude(submission.digest(), end, signs.hold().lease());
            observed.cameTo(end.what());
            return Outcome.FINISHED;
        } catch (PutOffException e) {
            interrupted(id, attempt, e.reason());
            return putOff(delivery, Optional.of(attempt), e.reason());
        } catch (StoppedException e) {
            interrupted(id, attempt, e.reason());
            return Outcome.HANDED_BACK;
        } catch (RuntimeException e) {
            // Nobody foresaw it. In the ledger it counts as a crash, but whoever follows the job is to know that nobody
            // works at it.
            report.tell(new Interrupted(id, clock.instant(), attempt, "an error of the worker's own"));
            throw e;
        }
    }

    private Terminal end(Submission submission, int attempt, int crashes, StopSigns signs) {
        JobId id = submission.id();
        try {
            // What crashed twice may have been killed for its memory.
            MemoryShare share = crashes > 1 ? MemoryShare.ALL.halved() : MemoryShare.ALL;
            JobResult result = work.make(submission.job(), attempt, share, signs);
            return new Succeeded(id, clock.instant(), result);
        } catch (UnwantedException e) {
            return submission.cancelled(clock.instant(), e.cancellation());
        } catch (TimeOverException e) {
            return submission.expired(clock.instant());
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            JobFailure why = Failures.of(e);
            Failures.log(id, attempt, why, e);
            return new Failed(id, clock.instant(), why);
        }
    }

    private Outcome putBack(Delivery delivery, Lease lease) {
        patience.unbounded().insist(lease, () -> {
            delivery.putBack();
            return delivery;
        });
        LOG.info("origin={} state=put-back reason=\"it would be delivered no more\"", delivery.origin());
        return Outcome.FINISHED;
    }

    private Outcome putOff(Delivery delivery, Optional<Integer> attempt, String reason) {
        Instant notBefore = clock.instant().plus(rules.backoff().wait(delivery.deferrals()));
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
}
