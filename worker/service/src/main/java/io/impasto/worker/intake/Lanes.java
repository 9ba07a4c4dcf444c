package io.impasto.worker.intake;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All topics of requests, the most urgent first.
 *
 * @param urgent taken before all others
 * @param ordinary what is taken else
 */
record Lanes(Lane urgent, Lane ordinary) implements AutoCloseable {

    /** A request that is there comes within a few round trips to the broker. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final Duration POLL = Duration.ofMillis(500);

    /** A request, and the lane whose consumer holds its lock. */
    record Taken(Lane lane, ConsumerRecord<String, byte[]> request) {}

    /** @param heartbeat how often the group's consumers tell the broker that they are there */
    void open(Duration heartbeat) {
        urgent.open(heartbeat);
        ordinary.open(heartbeat);
    }

    /** The next request, the urgent ones before the others; empty if there was none for a while. */
    Optional<Taken> next() {
        // One that hasn't joined yet finds nothing, and would have to begin to join anew once it was polled.
        Optional<Taken> first = urgent.joined() ? take(urgent, LOOK) : Optional.empty();
        return first.isPresent() ? first : take(ordinary, POLL);
    }

    private static Optional<Taken> take(Lane lane, Duration time) {
        return lane.poll(time).map(request -> new Taken(lane, request));
    }

    /** Has the lanes that aren't the job's take nothing while it runs. Where the broker is slow this takes as long as closing a consumer may. */
    void quietenOthers(Lane ofTheJob) {
        (ofTheJob.equals(urgent) ? ordinary : urgent).quieten();
    }

    void wakeUp() {
        urgent.wakeUp();
        ordinary.wakeUp();
    }

    @Override
    public void close() {
        try {
            urgent.close();
        } finally {
            ordinary.close();
        }
    }
}
