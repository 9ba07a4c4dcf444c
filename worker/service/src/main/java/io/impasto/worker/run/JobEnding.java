package io.impasto.worker.run;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.observe.JobTracer;
import io.impasto.worker.report.JobReport;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a job comes to its end: written down, told, tidied up, in this order. A crash in between has the next worker that is handed the request
 * tell the same again, under the same event id.
 */
public final class JobEnding {

    private static final Logger LOG = LoggerFactory.getLogger(JobEnding.class);

    private final JobLedger ledger;
    private final JobReport report;
    private final Patience patience;
    private final JobTracer tracer;
    private final Clock clock;

    public JobEnding(JobLedger ledger, JobReport report, Patience patience, JobTracer tracer, Clock clock) {
        this.ledger = ledger;
        this.report = report;
        this.patience = patience;
        this.tracer = tracer;
        this.clock = clock;
    }

    /** Ends the job so, unless it has an end already, which then is told again. */
    void conclude(RequestDigest request, Terminal event, Lease lease) {
        Terminal first = patience.insist(lease, () -> ledger.conclude(request, event));
        tell(first, lease);
    }

    /** Tells an end that is written down, and takes away what the job needed on its way. */
    void tell(Terminal event, Lease lease) {
        tracer.in(
                "announce",
                () -> patience.unbounded().insist(lease, () -> {
                    report.conclude(event);
                    return event;
                }));
        LOG.info("jobId={} state={}", event.jobId(), event.what());
        try {
            patience.insist(lease, () -> {
                ledger.forget(event.jobId());
                return event;
            });
        } catch (StoppedException e) {
            // The end is told: nothing more is to be said of this attempt, and what remains is swept in time.
            LOG.warn("jobId={} state=untidy reason=\"{}\"", event.jobId(), e.reason());
        }
    }

    /**
     * Puts a request that can't be processed where somebody will find it.
     *
     * @param history of the attempts at it, as JSON
     */
    void bury(Delivery delivery, JobFailure why, Optional<String> history, Lease lease) {
        LOG.warn("origin={} state=dead failure={} detail=\"{}\"", delivery.origin(), why.code(), why.detail());
        patience.unbounded().insist(lease, () -> {
            delivery.bury(why, history);
            return why;
        });
    }

    /** The same, and its job fails for it. */
    void buryAndFail(
            Delivery delivery,
            JobId job,
            RequestDigest request,
            JobFailure why,
            Optional<String> history,
            Lease lease) {
        bury(delivery, why, history, lease);
        conclude(request, new Failed(job, clock.instant(), why), lease);
    }
}
