package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;

/** How long to optimise. */
public enum Quality implements Named {
    /** A third of the iterations. */
    DRAFT(1 / 3.0),
    /** The preset's iterations. */
    NORMAL(1),
    /** Twice the iterations. */
    FINE(2);

    private final double factor;

    Quality(double factor) {
        this.factor = factor;
    }

    /** So many iterations at this quality, at least 1; what is no number of iterations stays what it is, for whoever checks it. */
    int scaled(int iterations) {
        return iterations < 1 ? iterations : (int) Math.max(1, Math.round(iterations * factor));
    }

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static Quality of(String wireName) {
        return Named.find(values(), "options.quality", wireName);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
