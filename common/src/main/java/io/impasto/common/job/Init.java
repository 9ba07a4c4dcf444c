package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.Arrays;

/** What the optimised picture is before the first step. */
public enum Init {
    /** The content picture itself. */
    CONTENT("content"),
    /** Uniform noise in [0, 1), in the space of the optimised variable. */
    RANDOM("random");

    private final String wireName;

    Init(String wireName) {
        this.wireName = wireName;
    }

    /** @throws InvalidInputException if there is no init of that name */
    @JsonCreator
    public static Init of(String wireName) {
        return Arrays.stream(values())
                .filter(init -> init.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "options.init", "'" + Quoted.abbreviated(wireName) + "' is neither content nor random"));
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
