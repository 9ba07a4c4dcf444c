package io.impasto.worker.intake;

import io.impasto.worker.run.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests come from that go along with another: a consumer that is given several at a time, and is a member of the group only while the
 * queue is long. For the intake thread; {@link #wakeUp} may be called by any.
 */
final class Companions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Companions.class);

    /**
     * What is there comes within a few round trips to the broker, but the first time takes as long as it takes to get to know it. The queue is long, so
     * something is there.
     */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final Lane lane;
    private final BatchRules rules;
    private final BooleanSupplier longQueue;
    private final LongSupplier nanoTime;
    private long closedUntil;

    /** @param lane of a consumer that is given one less than the rules' requests */
    Companions(Lane lane, BatchRules rules, BooleanSupplier longQueue, LongSupplier nanoTime) {
        this.lane = lane;
        this.rules = rules;
        this.longQueue = longQueue;
        this.nanoTime = nanoTime;
        this.closedUntil = nanoTime.getAsLong();
    }

    /** Joins or leaves the group, as the queue is. To be called between requests; joining goes on beside the next ones. */
    void lookAfter(Duration heartbeat) {
        boolean wanted = !rules.off() && longQueue.getAsBoolean() && nanoTime.getAsLong() - closedUntil >= 0;
        if (!wanted) {
            lane.close();
        } else if (!lane.isOpen()) {
            lane.open(heartbeat);
        }
    }

    /**
     * Those that go with a request, from now on held; what else the broker gave is given back at once.
     *
     * @param deliveries makes a delivery of a request
     * @param locking holds requests of that consumer
     * @return empty if nothing was looked for, or found
     */
    Optional<CompanionLocks> goingWith(
            Delivery first,
            Function<ConsumerRecord<String, byte[]>, Delivery> deliveries,
            Function<ShareConsumer<String, byte[]>, CompanionLocks> locking) {
        Optional<Object> kind = lane.isOpen() && lane.joined() ? rules.kind(first) : Optional.empty();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<ConsumerRecord<String, byte[]>> taken = take();
        if (taken.isEmpty()) {
            lane.close(); // or it would take some in the background
            return Optional.empty();
        }
        CompanionLocks locks = locking.apply(lane.consumer());
        List<ConsumerRecord<String, byte[]>> others = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> request : taken) {
            Delivery delivery = deliveries.apply(request);
            if (rules.kind(delivery).equals(kind)) {
                locks.keep(request, delivery);
            } else {
                others.add(request);
            }
        }
        locks.release(others);
        return Optional.of(locks);
    }

    /** What is wrong here (the group may be full) doesn't concern the first request. */
    private List<ConsumerRecord<String, byte[]>> take() {
        try {
            return lane.pollAll(LOOK);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("batches=off for={} reason=\"{}\"", AFTER_TROUBLE, e.getMessage());
            closedUntil = nanoTime.getAsLong() + AFTER_TROUBLE.toNanos();
            return List.of();
        }
    }

    void wakeUp() {
        lane.wakeUp();
    }

    @Override
    public void close() {
        lane.close();
    }
}
