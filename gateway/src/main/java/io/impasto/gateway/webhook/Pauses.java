package io.impasto.gateway.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a try that came to nothing: twice as long each time, and never quite the same for all. */
record Pauses(Duration first, RandomGenerator random) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 30;

    /** @param tries so far, from 1 */
    Duration after(int tries) {
        double whole = first.toMillis() * Math.pow(2, Math.min(tries - 1, MOST_DOUBLINGS));
        double most = Math.min(whole, (double) LONGEST.toMillis());
        return Duration.ofMillis(Math.round(most * (0.5 + random.nextDouble() / 2)));
    }
}
