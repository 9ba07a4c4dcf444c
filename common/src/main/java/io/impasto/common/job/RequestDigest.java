package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;

/**
 * Equal for two requests exactly if they ask for the same: the hash of the request as we would write it, however it was written.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record RequestDigest(@JsonValue String sha256) {

    /** @throws InvalidInputException if it isn't such a hash */
    @JsonCreator
    public RequestDigest {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new InvalidInputException(
                    "request", "'" + Quoted.abbreviated(sha256) + "' is not 64 lower-case hexadecimal digits");
        }
    }

    /** That of a request in these bytes. */
    public static RequestDigest of(byte[] json) {
        return new RequestDigest(ResultKey.sha256(json));
    }
}
