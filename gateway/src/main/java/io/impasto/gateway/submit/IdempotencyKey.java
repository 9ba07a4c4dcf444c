package io.impasto.gateway.submit;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.impasto.common.job.ResultKey;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends with a submission and again with its repeat (draft-ietf-httpapi-idempotency-key-header). A key stands for a
 * job's id, so nothing has to be kept for it: a repeat is known for as long as its job is, by every gateway.
 *
 * @param value 1 to 255 printable ASCII characters
 */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    /** A string as RFC 9651 writes it, the draft's form; or bare, as many clients send it. */
    private static final Pattern LEGAL =
            Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\]){1,255})\"|([!#-+\\--~]{1,255})");

    private static final String DERIVED = "key-";
    private static final int DERIVED_DIGITS = 40;

    /** @throws InvalidInputException if the header's value is neither */
    static IdempotencyKey parse(String header) {
        Matcher legal = LEGAL.matcher(header.strip());
        if (!legal.matches()) {
            throw new InvalidInputException(
                    HEADER, "is not a string of 1 to 255 printable ASCII characters, in double quotes or without");
        }
        return new IdempotencyKey(
                legal.group(1) == null
                        ? legal.group(2)
                        : legal.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
    }

    /**
     * The id of the job that is meant by whoever uses this key.
     *
     * @param caller two of them may choose the same key and mean different jobs; {@code null} where nobody knows who calls
     */
    JobId jobId(@Nullable String caller) {
        // The length keeps caller "a" with key "bc" apart from "ab" with "c"; nobody is apart from everybody.
        String scope = caller == null ? "-" : caller.length() + ":" + caller;
        String digest = ResultKey.sha256((scope + "/" + value).getBytes(StandardCharsets.UTF_8));
        return new JobId(DERIVED + digest.substring(0, DERIVED_DIGITS));
    }
}
