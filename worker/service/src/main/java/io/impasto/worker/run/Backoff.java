package io.impasto.worker.run;

import io.impasto.common.InvalidInputException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a request is put off: twice as long each time, less up to a half by chance, so that what failed together doesn't come back
 * together.
 *
 * @param first the first time, above 0
 * @param longest the longest
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

    /** Beyond this many doublings any first wait is longer than any longest. */
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new InvalidInputException(
                    "impasto.worker.retry", "put-off " + first + " must be above 0 and at most " + longest);
        }
    }

    /** @param before how often the request was put off before */
    Duration wait(int before) {
        Duration doubled = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        long most = Math.min(doubled.toMillis(), longest.toMillis());
        return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }
}
