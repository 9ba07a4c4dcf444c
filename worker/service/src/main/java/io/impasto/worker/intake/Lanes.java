package io.impasto.worker.intake;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/**
 * All topics of requests, the most urgent first.
 *
 * @param urgent taken before all others
 * @param ordinary what is taken else
 */
record Lanes(Lane urgent, Lane ordinary) implements AutoCloseable {

    /** A request that is there comes within a few round trips to the broker. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** A request, and the lane whose consumer holds its lock. */
    record Taken(Lane lane, ConsumerRecord<String, byte[]> request) {}

    /** @param heartbeat how often the group's consumers tell the broker that they are there */
    void open(Duration heartbeat) {
        urgent.open(heartbeat);
        ordinary.open(heartbeat);
    }

    /** The next request when there is one, the urgent ones before the others; empty if it is woken up. */
    Optional<Taken> next() {
        Watch watch = Watch.over(urgent);
        Optional<ConsumerRecord<String, byte[]>> other = Optional.empty();
        try (watch) {
            if (!urgent.joined() || !watch.endsWithin(LOOK)) {
                watch.whenThereIsOne(ordinary::wakeUp);
                other = Optional.of(ordinary.take());
            }
        } catch (WakeupException e) {
            // An urgent one is there, or the worker is to stop.
        }
        Optional<ConsumerRecord<String, byte[]>> first = watch.found();
        return first.isPresent() ? kept(urgent, first) : kept(ordinary, other);
    }

    private static Optional<Taken> kept(Lane lane, Optional<ConsumerRecord<String, byte[]>> given) {
        given.ifPresent(request -> lane.keep());
        return given.map(request -> new Taken(lane, request));
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
