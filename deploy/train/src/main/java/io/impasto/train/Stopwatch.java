package io.impasto.train;

import java.time.Duration;
import java.util.Optional;

/** Seconds that training takes. Only reported: no weight depends on them. */
final class Stopwatch {

    private static final double NANOS = 1e9;

    private final double before;
    private final long begun = System.nanoTime();
    private long lap = begun;

    /** @param before seconds of earlier runs */
    Stopwatch(double before) {
        this.before = before;
    }

    double seconds() {
        return before + (System.nanoTime() - begun) / NANOS;
    }

    /** Seconds each of so many steps took since the last lap. */
    double lap(long steps) {
        long now = System.nanoTime();
        double seconds = (now - lap) / NANOS / steps;
        lap = now;
        return seconds;
    }

    /** Whether this run took longer; never if there is no limit. */
    boolean isPast(Optional<Duration> limit) {
        return limit.isPresent() && System.nanoTime() - begun > limit.get().toNanos();
    }
}
