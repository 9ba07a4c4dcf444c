package io.impasto.gateway.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.Contract;

/**
 * Equal for two requests exactly if they ask for the same: the hash of the request as we would write it, however it was
 * written.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record RequestDigest(String sha256) {

    private static final ObjectMapper JSON = Contract.json();

    public static RequestDigest of(StyleJob job) {
        try {
            return new RequestDigest(ResultKey.sha256(JSON.writeValueAsBytes(job)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a valid job always has a JSON form", e);
        }
    }
}
