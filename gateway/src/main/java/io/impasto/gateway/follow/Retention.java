package io.impasto.gateway.follow;

import java.time.Duration;

/**
 * How long the view keeps a job that nothing is heard of any more.
 *
 * @param ended from its end on
 * @param open one that hasn't ended; longer than any request waits in its topic
 * @param marks that it was there, once it is forgotten
 */
public record Retention(Duration ended, Duration open, Duration marks) {

    private static final Duration LONG = Duration.ofDays(30);

    /** @throws IllegalArgumentException if one isn't above 0 */
    public Retention {
        for (Duration each : new Duration[] {ended, open, marks}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("a job is kept for longer than " + each);
            }
        }
    }

    public static Retention ofEnded(Duration ended) {
        Duration open = ended.compareTo(LONG) > 0 ? ended : LONG;
        return new Retention(ended, open, LONG);
    }
}
