package io.impasto.worker.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
 * job's is {@link #quieten quietened}: closed, which gives back at once what it may have taken, and opened again. For one thread at a
 * time; {@link #wakeUp} may be called by any.
 */
final class Lane implements AutoCloseable {

    /** Beyond a heartbeat, with which a consumer is given its partitions. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private final String topic;
    private final Supplier<ShareConsumer<String, byte[]>> opening;
    private final LongSupplier nanoTime;
    private volatile @Nullable ShareConsumer<String, byte[]> consumer;
    private long openedAt;
    private boolean restless;
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
        restless = false;
        opened.subscribe(List.of(topic));
    }

    /** Whether it would find a request if there was one: a consumer that hasn't joined its group yet finds nothing. */
    boolean joined() {
        return joinsIn().isZero();
    }

    /** How long it takes yet until it has joined. */
    Duration joinsIn() {
        long left = joinsWithin.toNanos() - (nanoTime.getAsLong() - openedAt);
        return Duration.ofNanos(Math.max(0, left));
    }

    boolean isOpen() {
        return consumer != null;
    }

    /**
     * The next request, when there is one. A poll that is ended early leaves a fetch under way, and when that brings a request just as the
     * next poll begins, the consumer fetches one more, which then waits for this worker: so a poll is ended by a request, or the consumer is closed.
     *
     * @throws org.apache.kafka.common.errors.WakeupException if it is woken up instead
     */
    ConsumerRecord<String, byte[]> take() {
        restless = true;
        Iterator<ConsumerRecord<String, byte[]>> delivered;
        do {
            delivered = consumer().poll(FOREVER).iterator();
        } while (!delivered.hasNext());
        return delivered.next();
    }

    /** The next requests, within that time; as many as its consumer is given at a time, or fewer. */
    List<ConsumerRecord<String, byte[]>> pollAll(Duration time) {
        List<ConsumerRecord<String, byte[]>> delivered = new ArrayList<>();
        consumer().poll(time).forEach(delivered::add);
        return delivered;
    }

    /** What it gave last is worked at, and it takes nothing else. */
    void keep() {
        restless = false;
    }

    /** Has it hold nothing that isn't worked at, and take nothing until it is asked again. */
    void quieten() {
        if (restless) {
            reopen();
        }
    }

    /** Has it begin anew, after it was polled in vain for what it gave. */
    void reopen() {
        close();
        open();
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
