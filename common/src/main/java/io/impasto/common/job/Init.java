package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;

/** What the optimised picture is before the first step. */
public enum Init implements Named {
    /** The content picture itself. */
    CONTENT,
    /** Uniform noise in [0, 1), in the space of the optimised variable. */
    RANDOM,
    /** Middle grey with the least noise, .5 + U/255 with U uniform in [0, 1). Not for classic. */
    GRAY,
    /** Noise of the normal distribution N(.5, .25), cut off at 0 and 1. Not for classic. */
    NORMAL,
    /** Noise of the mean and covariance of the styles' colours. Not for classic. */
    STYLE;

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static Init of(String wireName) {
        return Named.find(values(), "options.init", wireName);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
