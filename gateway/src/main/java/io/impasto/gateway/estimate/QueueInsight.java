package io.impasto.gateway.estimate;

import java.util.Optional;

/** What is known of the requests that wait and of the workers that are there. */
interface QueueInsight {

    /** The last answer, however old; empty before the first. */
    Optional<QueueState> lastKnown();
}
