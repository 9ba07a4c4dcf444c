package io.impasto.engine.memory;

import io.impasto.common.InvalidInputException;

/**
 * How much of the memory that is there tiles are planned with.
 *
 * @param fraction above 0, 1 for all of it
 */
public record MemoryShare(double fraction) {

    public static final MemoryShare ALL = new MemoryShare(1);

    private static final int PERCENT = 100;

    /** @throws InvalidInputException if it isn't above 0 to 1 */
    public MemoryShare {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new InvalidInputException("fraction", fraction + " is not above 0 to 1");
        }
    }

    /** Half as much. */
    public MemoryShare halved() {
        return new MemoryShare(fraction / 2);
    }

    /** That share of so many bytes, at least 1. */
    public long of(long bytes) {
        return Math.max(1, (long) (fraction * bytes));
    }

    @Override
    public String toString() {
        return Math.round(PERCENT * fraction) + " %";
    }
}
