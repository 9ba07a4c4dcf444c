package io.impasto.gateway.estimate;

import java.time.Instant;
import java.util.Set;

/**
 * What Kafka knew of the queue at a moment.
 *
 * @param waiting requests that aren't done yet, those being painted among them
 * @param workers the names of those that have joined
 */
record QueueState(long waiting, Set<String> workers, Instant asOf) {

    QueueState {
        workers = Set.copyOf(workers);
    }
}
