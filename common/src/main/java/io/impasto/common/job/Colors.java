package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;

/** Whose colours the result has. */
public enum Colors implements Named {
    /** The styles'. */
    STYLE,
    /** The content's: only the luminance is painted, the chrominance is put back (Gatys et al. 2016, Preserving Color, section 4). */
    LUMINANCE,
    /** The content's: the styles are first given its mean and covariance of colours (the same, section 3). */
    MATCH;

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static Colors of(String wireName) {
        return Named.find(values(), "options.colors", wireName);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
