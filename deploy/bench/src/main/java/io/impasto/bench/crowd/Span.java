package io.impasto.bench.crowd;

/**
 * A time between two moments, {@link System#nanoTime}.
 *
 * @param from its beginning
 * @param to its end, not before
 */
record Span(long from, long to) {

    Span {
        if (to < from) {
            throw new IllegalArgumentException("it ends " + (from - to) + " ns before it begins");
        }
    }

    /** How much of it both have, ns. */
    long shared(Span other) {
        return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
    }

    long nanos() {
        return to - from;
    }
}
