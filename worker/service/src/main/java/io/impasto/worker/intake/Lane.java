package io.impasto.worker.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One topic of requests, with a consumer of its own.
 *
 * <p>A consumer whose poll came back empty goes on fetching in the background, and so takes the next request although nobody asks for
 * it; one that was only opened joins the group and takes nothing. A busy worker must take nothing, so a lane that isn't the
 * job's is {@link #quieten quietened}: closed, which gives back at once what it may have taken, and opened again. For the intake
 * thread; {@link #wakeUp} may be called by any.
 */
final class Lane implements AutoCloseable {

    /** Beyond a heartbeat, with which a consumer is given its partitions. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final String topic;
    private final Supplier<ShareConsumer<String, byte[]>> opening;
    private final LongSupplier nanoTime;
    private volatile @Nullable ShareConsumer<String, byte[]> consumer;
    private long openedAt;
    private boolean fetching;
    private Duration joinsWithin = MARGIN;

    Lane(String topic, Supplier<ShareConsumer<String, byte[]>> opening, LongSupplier nanoTime) {
        this.topic = topic;
        this.opening = opening;
        this.nanoTime = nanoTime;
    }

    /** @param heartbeat how often the group's consumers tell the broker that they are there */
    void open(Duration heartbeat) {
        joinsWithin = heartbeat.plus(MARGIN);
        open();
    }

    private void open() {
        ShareConsumer<String, byte[]> opened = opening.get();
        consumer = opened;
        openedAt = nanoTime.getAsLong();
        fetching = false;
        opened.subscribe(List.of(topic));
    }

    /** Whether it would find a request if there was one: a consumer that hasn't joined its group yet finds nothing. */
    boolean joined() {
        return nanoTime.getAsLong() - openedAt >= joinsWithin.toNanos();
    }

    boolean isOpen() {
        return consumer != null;
    }

    /** The next request, within that time. */
    Optional<ConsumerRecord<String, byte[]>> poll(Duration time) {
        return pollAll(time).stream().findFirst();
    }

    /** The next requests, within that time; as many as its consumer is given at a time, or fewer. */
    List<ConsumerRecord<String, byte[]>> pollAll(Duration time) {
        List<ConsumerRecord<String, byte[]>> delivered = new ArrayList<>();
        consumer().poll(time).forEach(delivered::add);
        fetching = delivered.isEmpty();
        return delivered;
    }

    /** Has it take no request until it is polled again. */
    void quieten() {
        if (fetching) {
            close();
            open();
        }
    }

    ShareConsumer<String, byte[]> consumer() {
        return Objects.requireNonNull(consumer, "the lane isn't open");
    }

    /** Ends a poll that is under way, or the next one. */
    void wakeUp() {
        ShareConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    @Override
    public void close() {
        ShareConsumer<String, byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close(CLOSING);
        }
    }
}
