package io.impasto.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says whether it is time to say something once more that was said already: at once the first time, then not for a while. For one thread. */
public final class Sparingly {

    private final Duration between;
    private final Clock clock;
    private @Nullable Instant last;

    /** @param between how long it isn't time again */
    public Sparingly(Duration between, Clock clock) {
        this.between = between;
        this.clock = clock;
    }

    /** Whether it is time; if so, it isn't again for a while. */
    public boolean due() {
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.plus(between))) {
            return false;
        }
        last = now;
        return true;
    }
}
