package io.impasto.worker.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a job's result is no longer wanted.
 *
 * @param expirytime null for never
 * @param margin how long it takes from the last step until the result is announced
 */
record Deadline(@Nullable Instant expirytime, Duration margin, Clock clock) {

    boolean passed() {
        return left(Duration.ZERO);
    }

    /**
     * Whether a result that is begun to be stored after that would come too late.
     *
     * @param next how long the next step takes
     */
    boolean near(Duration next) {
        return left(margin.plus(next));
    }

    boolean limited() {
        return expirytime != null;
    }

    private boolean left(Duration less) {
        return expirytime != null && !clock.instant().plus(less).isBefore(expirytime);
    }
}
