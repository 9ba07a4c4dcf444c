package io.impasto.worker.intake;

import java.time.Duration;
import java.util.Iterator;
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

    /** A consumer joins within two heartbeats, which by default are 5 s apart; before, it finds nothing even where there is something. */
    private static final Duration JOINS_WITHIN = Duration.ofSeconds(6);

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final String topic;
    private final Supplier<ShareConsumer<String, byte[]>> opening;
    private final LongSupplier nanoTime;
    private volatile @Nullable ShareConsumer<String, byte[]> consumer;
    private long openedAt;
    private boolean fetching;

    Lane(String topic, Supplier<ShareConsumer<String, byte[]>> opening, LongSupplier nanoTime) {
        this.topic = topic;
        this.opening = opening;
        this.nanoTime = nanoTime;
    }

    void open() {
        ShareConsumer<String, byte[]> opened = opening.get();
        consumer = opened;
        openedAt = nanoTime.getAsLong();
        fetching = false;
        opened.subscribe(List.of(topic));
    }

    /** Whether it would find a request if there was one. */
    boolean joined() {
        return nanoTime.getAsLong() - openedAt >= JOINS_WITHIN.toNanos();
    }

    /** The next request, within that time. */
    Optional<ConsumerRecord<String, byte[]>> poll(Duration time) {
        Iterator<ConsumerRecord<String, byte[]>> delivered =
                consumer().poll(time).iterator();
        fetching = !delivered.hasNext();
        return fetching ? Optional.empty() : Optional.of(delivered.next());
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
