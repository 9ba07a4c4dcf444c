package io.impasto.engine.memory;

import io.impasto.common.InvalidInputException;

/**
 * How much of the memory that is there tiles are planned with: all of it, a half, a quarter, …
 *
 * @param halvings 0 for all of it; at most {@value #MOST_HALVINGS}
 */
public record MemoryShare(int halvings) {

    public static final MemoryShare ALL = new MemoryShare(0);

    /** More than any memory has bytes. */
    private static final int MOST_HALVINGS = 62;

    /** @throws InvalidInputException if there are fewer than none or more than {@value #MOST_HALVINGS} */
    public MemoryShare {
        if (halvings < 0 || halvings > MOST_HALVINGS) {
            throw new InvalidInputException("halvings", halvings + " is not between 0 and " + MOST_HALVINGS);
        }
    }

    /** Half as much. */
    public MemoryShare halved() {
        return new MemoryShare(halvings + 1);
    }

    /** That share of so many bytes, at least 1. */
    public long of(long bytes) {
        return Math.max(1, bytes >> halvings);
    }

    @Override
    public String toString() {
        return halvings == 0 ? "all" : "1/" + (1L << halvings);
    }
}
