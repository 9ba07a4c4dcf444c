package io.impasto.worker.run;

import io.impasto.common.job.JobId;
import io.impasto.worker.ledger.JobLedger;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One attempt's hold on its job.
 *
 * <p>The broker may have given the request to somebody else without a word: this worker was frozen, or the network was away. Or it may
 * have been restarted, and will hand the request to this worker again. The broker's answers don't tell: it says yes to a renewal that comes too
 * late. The ledger does: somebody else writes down an attempt of their own. So a worker whose lock has run out once looks there from then on, and
 * goes on as long as nobody has.
 */
public final class Hold {

    /** How old the knowledge may be that nobody else has begun. */
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Lease lease;
    private final JobLedger ledger;
    private final JobId job;
    private final int attempt;
    private final LongSupplier nanoTime;
    private long looked;

    Hold(Lease lease, JobLedger ledger, JobId job, int attempt, LongSupplier nanoTime) {
        this.lease = lease;
        this.ledger = ledger;
        this.job = job;
        this.attempt = attempt;
        this.nanoTime = nanoTime;
        this.looked = nanoTime.getAsLong() - LOOK_EVERY_NANOS;
    }

    public Lease lease() {
        return lease;
    }

    /** Whether to stop at once: the worker is shutting down, or the job is somebody else's. */
    public boolean lost() {
        if (lease.withdrawn()) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (!lease.lapsed() || now - looked < LOOK_EVERY_NANOS) {
            return false;
        }
        looked = now;
        return ledger.superseded(job, attempt);
    }

    /** Whether nobody else can have the job now. */
    public boolean exclusive() {
        return lease.exclusive();
    }
}
