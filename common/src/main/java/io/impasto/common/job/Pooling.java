package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;

/** How the network takes a window of positions together. */
public enum Pooling implements Named {
    /** The greatest: as the networks were trained. */
    MAX,
    /** The mean, times 2 (a VGG's activations would fade otherwise): smoother. Gatys et al. (2016) preferred it. */
    AVERAGE,
    /** The root of the sum of squares, times .78: between the two. */
    L2;

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static Pooling of(String wireName) {
        return Named.find(values(), "options.pooling", wireName);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
