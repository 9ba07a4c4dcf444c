package io.impasto.common.wire;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** A point in time as text, where it stands by itself and not in JSON. */
public final class Rfc3339 {

    private Rfc3339() {}

    /**
     * Any offset is taken.
     *
     * @param field where the text stood
     * @throws InvalidInputException if it isn't such a time
     */
    public static Instant parse(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    field, "'" + Quoted.abbreviated(text) + "' is not a time such as 2026-01-02T03:04:05Z");
        }
    }
}
