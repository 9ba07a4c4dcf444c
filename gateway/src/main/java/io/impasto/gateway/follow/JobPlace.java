package io.impasto.gateway.follow;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.job.JobId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a job stands in a list: by the time of its submission, then by its id.
 *
 * @param at ms
 */
public record JobPlace(Instant at, JobId id) {

    private static final String FIELD = "cursor";

    /** As text that says nothing to others. */
    String cursor() {
        byte[] name = id.value().getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES + name.length)
                        .putLong(at.toEpochMilli())
                        .put(name)
                        .array());
    }

    /** @throws InvalidInputException if the text isn't such a cursor */
    static JobPlace of(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() > Long.BYTES) {
                Instant at = Instant.ofEpochMilli(bytes.getLong());
                return new JobPlace(
                        at, new JobId(StandardCharsets.US_ASCII.decode(bytes).toString()));
            }
        } catch (IllegalArgumentException e) { // not base64, or not an id
            throw illegal(cursor);
        }
        throw illegal(cursor);
    }

    private static InvalidInputException illegal(String cursor) {
        return new InvalidInputException(
                FIELD, "'" + Quoted.abbreviated(cursor) + "' is none that a page of this list has named as the next");
    }
}
