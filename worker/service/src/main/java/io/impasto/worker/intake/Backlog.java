package io.impasto.worker.intake;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether so much waits that workers do well to take several requests at a time; what isn't known is little. Who looks is another thread than who
 * asks: {@code isLong} is volatile.
 */
public final class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final int requests;
    private final Supplier<Queue> looking;
    private volatile boolean isLong;

    /**
     * @param waiting requests that aren't done yet, those that are being worked at among them
     * @param workers that there are
     */
    public record Queue(long waiting, int workers) {}

    /** @param requests that a worker takes at a time */
    public Backlog(int requests, Supplier<Queue> looking) {
        this.requests = requests;
        this.looking = looking;
    }

    /** Asks the broker, unless nobody needs to know. */
    public void look() {
        if (requests == 1) {
            return;
        }
        boolean before = isLong;
        try {
            Queue queue = looking.get();
            // Each worker may have so many in hand, and leaves so many to each other: so it is twice that. Thrice to
            // begin, or it would come and go.
            long share = (long) requests * Math.max(1, queue.workers());
            isLong = queue.waiting() >= (before ? 2 : 3) * share;
            if (before != isLong) {
                LOG.info("waiting={} workers={} batches={}", queue.waiting(), queue.workers(), isLong ? "on" : "off");
            }
        } catch (KafkaException e) {
            isLong = false;
            LOG.debug("waiting=unknown batches=off reason=\"{}\"", e.getMessage());
        }
    }

    boolean isLong() {
        return isLong;
    }
}
