package io.impasto.worker.intake;

import io.impasto.common.Quoted;
import io.impasto.common.UntilStopped;
import io.impasto.common.wire.DeferredRequest;
import io.impasto.worker.report.KafkaEventPublisher;
import io.impasto.worker.report.ReportUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts deferred requests back among the others when their time has come. Until then it holds them, renewing their locks; should this worker
 * go, another is handed them. {@link #run} is the life of a thread, which owns the consumer.
 */
public final class DeferredRequests {

    private static final Logger LOG = LoggerFactory.getLogger(DeferredRequests.class);
    /** Without a broker, poll spins: so not for long, and not often. Nobody waits for a deferred request to the second. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(900);
    private static final Duration BEFORE_REOPENING = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final int RENEWALS_A_LOCK = 3;

    private final Supplier<ShareConsumer<String, byte[]>> opening;
    private final KafkaEventPublisher publisher;
    private final String topic;
    private final Clock clock;
    private final UntilStopped sessions = new UntilStopped(
            BEFORE_REOPENING, e -> LOG.warn("deferral=broken reason=\"{}\" reopening=true", e.getMessage()));

    /** @param opening opens a consumer of the deferral group; called on the thread of {@link #run} */
    public DeferredRequests(
            Supplier<ShareConsumer<String, byte[]>> opening, KafkaEventPublisher publisher, String topic, Clock clock) {
        this.opening = opening;
        this.publisher = publisher;
        this.topic = topic;
        this.clock = clock;
    }

    /** Until it is stopped; an error of the broker's makes it begin again. */
    public void run(GroupSettings settings) {
        sessions.run(() -> {
            ShareConsumer<String, byte[]> consumer = opening.get();
            try {
                consumer.subscribe(List.of(topic));
                while (!sessions.stopped()) {
                    sessions.pause(settle(consumer, consumer.poll(POLL), settings));
                }
            } finally {
                consumer.close(CLOSING);
            }
        });
    }

    /** Makes {@link #run} return within a second or so. May be called by any thread. */
    public void stop() {
        sessions.stop();
    }

    /** @return how long there is nothing to do */
    private Duration settle(
            ShareConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> held, GroupSettings settings) {
        Duration lock =
                consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(settings.lock());
        boolean holding = false;
        Duration idle = lock.dividedBy(RENEWALS_A_LOCK);
        for (ConsumerRecord<String, byte[]> deferred : held) {
            Duration left = Duration.between(clock.instant(), DeferredRequest.notBefore(deferred.headers()));
            boolean last = deferred.deliveryCount().orElse((short) 1) >= settings.deliveries();
            if ((left.isNegative() || left.isZero() || last) && putBack(deferred)) {
                consumer.acknowledge(deferred, AcknowledgeType.ACCEPT);
            } else {
                consumer.acknowledge(deferred, AcknowledgeType.RENEW);
                holding = true;
                idle = shorter(idle, left.isNegative() ? BETWEEN_LOOKS : left);
            }
        }
        if (!held.isEmpty()) {
            consumer.commitSync();
        }
        return holding ? idle : BETWEEN_LOOKS;
    }

    private boolean putBack(ConsumerRecord<String, byte[]> deferred) {
        try {
            publisher.publish(DeferredRequest.returned(deferred));
            LOG.info("key={} state=put-back", key(deferred));
            return true;
        } catch (ReportUnavailableException e) {
            LOG.warn("key={} state=held reason=\"{}\"", key(deferred), e.getMessage());
            return false;
        }
    }

    /** Whoever wrote the request chose it. */
    private static String key(ConsumerRecord<String, byte[]> deferred) {
        return Quoted.abbreviated(String.valueOf(deferred.key()));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? b : a;
    }
}
