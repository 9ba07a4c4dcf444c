package io.impasto.worker.run;

import io.impasto.common.InvalidInputException;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.worker.report.ReportUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what may work later, for as long as nobody else can have the request.
 *
 * @param first the first wait, above 0; each wait doubles the one before
 * @param longest the longest wait
 * @param limit how long is waited in all, unless the caller says {@link #unbounded}
 */
public record Patience(Duration first, Duration longest, Duration limit) {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    public Patience {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new InvalidInputException(
                    "impasto.worker.retry", "first " + first + " must be above 0 and at most longest " + longest);
        }
    }

    /** The same waits, without a limit. */
    Patience unbounded() {
        return new Patience(first, longest, FOREVER);
    }

    /**
     * What {@code attempt} gives, once it doesn't find the store or the broker unavailable. It is tried at least once, whatever
     * the lease.
     *
     * @throws LetGoException when the lease is no longer held
     * @throws PutOffException when the limit is reached
     */
    public <T> T insist(Lease lease, Supplier<T> attempt) {
        Duration waited = Duration.ZERO;
        for (Duration wait = first; ; wait = shorter(wait.multipliedBy(2), longest)) {
            try {
                return attempt.get();
            } catch (BlobStoreUnavailableException | ReportUnavailableException e) {
                if (!lease.held()) {
                    throw new LetGoException(e);
                }
                if (waited.compareTo(limit) >= 0) {
                    throw new PutOffException(e);
                }
                if (waited.isZero()) {
                    LOG.warn("unavailable=\"{}\" retrying=true", e.getMessage());
                }
            }
            lease.pause(wait);
            waited = waited.plus(wait);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
