package io.impasto.worker.intake;

import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.metrics.WorkerMetrics.LeaseEvent;
import io.impasto.worker.run.Delivery;
import io.impasto.worker.run.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's locks on requests that one poll gave, each with a lease of its own. One that is lost isn't looked for again: whoever has the request goes
 * on from its checkpoint, and the job here stops when the ledger shows that somebody does. For the intake thread.
 */
final class CompanionLocks {

    private static final Logger LOG = LoggerFactory.getLogger(CompanionLocks.class);

    /** Renewed records are returned at once. */
    private static final Duration POLL = Duration.ofMillis(100);

    private final ShareConsumer<String, byte[]> consumer;
    private final Map<String, Companion> held = new LinkedHashMap<>();
    private final Acknowledgements acknowledgements;
    private final Duration duration;
    private final Runnable whenAllLost;
    private final WorkerMetrics metrics;
    private final LongSupplier nanoTime;

    /**
     * @param consumer whose latest poll gave the requests
     * @param whenAllLost what is to be done with it then: it has polled in vain, and takes the next request in the background
     */
    CompanionLocks(
            ShareConsumer<String, byte[]> consumer,
            Duration duration,
            Runnable whenAllLost,
            WorkerMetrics metrics,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.acknowledgements = Acknowledgements.within(consumer, duration);
        this.duration = duration;
        this.whenAllLost = whenAllLost;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    /** @param delivery of the request */
    Companion keep(ConsumerRecord<String, byte[]> request, Delivery delivery) {
        Companion companion = new Companion(request, delivery, new RecordLease(duration, nanoTime));
        held.put(Origin.of(request), companion);
        return companion;
    }

    /** Gives back, at once, what isn't kept: nothing waits for a busy worker. */
    void release(Collection<ConsumerRecord<String, byte[]>> others) {
        acknowledgements.send(others, AcknowledgeType.RELEASE);
    }

    /** All that are still held. */
    List<Companion> held() {
        return List.copyOf(held.values());
    }

    /** Renews all that are held. None is once the broker refuses one of them: it takes the renewals of a partition together, or none. */
    void renew() {
        if (held.isEmpty()) {
            return;
        }
        long asked = nanoTime.getAsLong();
        acknowledgements.send(held.values().stream().map(Companion::request).toList(), AcknowledgeType.RENEW);
        List<ConsumerRecord<String, byte[]>> strangers = new ArrayList<>();
        Map<String, Companion> lost = new LinkedHashMap<>(held);
        for (ConsumerRecord<String, byte[]> delivered : consumer.poll(POLL)) {
            Companion companion = lost.remove(Origin.of(delivered));
            if (companion == null) {
                strangers.add(delivered);
            } else {
                companion.lease().renewed(asked);
                metrics.lease(LeaseEvent.RENEWED);
            }
        }
        release(strangers);
        lost.keySet().forEach(origin -> {
            held.remove(origin);
            metrics.lease(LeaseEvent.LOST);
            LOG.info("origin={} lease=lost", origin);
        });
        if (held.isEmpty()) {
            whenAllLost.run();
        }
    }

    /** Tells the broker what became of a request, if it is still held. Whether it hears matters little: outputs are idempotent. */
    void settle(Companion companion, Outcome outcome) {
        if (held.remove(Origin.of(companion.request())) != null) {
            // From here on another worker may have it.
            companion.lease().lose();
            acknowledgements.send(
                    List.of(companion.request()),
                    outcome == Outcome.FINISHED ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
        }
    }
}
