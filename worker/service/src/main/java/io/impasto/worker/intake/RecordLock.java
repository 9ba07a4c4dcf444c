package io.impasto.worker.intake;

import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.metrics.WorkerMetrics.LeaseEvent;
import io.impasto.worker.run.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's lock on one request. Lost when a renewal doesn't get through; taken up again when the broker delivers the same
 * request to this worker once more (after a restart of the broker it usually does). For the intake thread.
 */
final class RecordLock {

    private static final Logger LOG = LoggerFactory.getLogger(RecordLock.class);

    /** A renewed record is returned at once; a redelivered one comes when the broker is back. Without a broker, poll spins: so not for long. */
    private static final Duration POLL = Duration.ofMillis(100);

    private final ShareConsumer<String, byte[]> consumer;
    private final ConsumerRecord<String, byte[]> request;
    private final RecordLease lease;
    private final Acknowledgements acknowledgements;
    private final WorkerMetrics metrics;
    private final LongSupplier nanoTime;
    private boolean held = true;
    private boolean gone;
    private boolean fetching;

    /** @param request as the latest poll returned it */
    RecordLock(
            ShareConsumer<String, byte[]> consumer,
            ConsumerRecord<String, byte[]> request,
            Duration duration,
            WorkerMetrics metrics,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.request = request;
        this.lease = new RecordLease(duration, nanoTime);
        this.acknowledgements = Acknowledgements.within(consumer, duration);
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    RecordLease lease() {
        return lease;
    }

    boolean held() {
        return held;
    }

    /**
     * Renews the lock, or looks whether it can be had again.
     *
     * @return another request, if the broker delivered that instead: this one is somebody else's now, and the lease is withdrawn
     */
    Optional<ConsumerRecord<String, byte[]>> renew() {
        if (gone) {
            return Optional.empty();
        }
        long asked = nanoTime.getAsLong();
        if (held) {
            // Without the commit, poll would fetch the next request into this busy worker, where it would time out.
            acknowledge(AcknowledgeType.RENEW);
        }
        ConsumerRecords<String, byte[]> delivered = consumer.poll(POLL);
        fetching = delivered.isEmpty();
        boolean before = held;
        held = false;
        for (ConsumerRecord<String, byte[]> other : delivered) {
            if (!same(other)) {
                lease.lose();
                if (before) {
                    metrics.lease(LeaseEvent.LOST);
                }
                LOG.warn("origin={} lease=lost taken={}", Origin.of(request), Origin.of(other));
                return Optional.of(other);
            }
            held = true;
            lease.renewed(asked);
            metrics.lease(before ? LeaseEvent.RENEWED : LeaseEvent.ADOPTED);
        }
        if (before && !held) {
            metrics.lease(LeaseEvent.LOST);
        }
        if (before != held) {
            LOG.info("origin={} lease={}", Origin.of(request), held ? "adopted" : "lost");
        }
        return Optional.empty();
    }

    /** Tells the broker what became of the request. Whether it hears matters little: outputs are idempotent. */
    void settle(Outcome outcome) {
        if (held) {
            held = false;
            // From here on another worker may have it.
            lease.lose();
            acknowledge(outcome == Outcome.FINISHED ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
        }
    }

    /** Gives back another request that {@link #renew} returned. This one isn't looked for again: it would be the other that is given once more. */
    void release(ConsumerRecord<String, byte[]> other) {
        gone = true;
        acknowledgements.send(List.of(other), AcknowledgeType.RELEASE);
    }

    /** Whether it is lost, and may be had again. */
    boolean lookedFor() {
        return !held && !gone;
    }

    /** Whether its consumer has polled in vain, and fetches in the background. */
    boolean fetching() {
        return fetching;
    }

    private void acknowledge(AcknowledgeType type) {
        acknowledgements.send(List.of(request), type);
    }

    private boolean same(ConsumerRecord<String, byte[]> other) {
        return other.offset() == request.offset()
                && other.partition() == request.partition()
                && other.topic().equals(request.topic());
    }
}
