package io.impasto.gateway.result;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a result (RFC 9110, section 14).
 *
 * @param first byte, from 0
 * @param last byte, itself included; before the first if the result has no byte of the range
 */
record ByteRange(long first, long last) {

    /** One range; of several, which a server may decline, nothing is read. */
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*");

    /** All numbers of so many digits are a long. */
    private static final int DIGITS = 18;

    /**
     * The range that a header asks for.
     *
     * @param length of the whole, bytes
     * @return empty if it asks for none, for several, or for what isn't a range: all of these are answered by the whole
     */
    static Optional<ByteRange> of(@Nullable String header, long length) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return Optional.empty();
        }
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(suffix(number(to), length));
        }
        if (!to.isEmpty() && number(to) < number(from)) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(number(from), Math.min(to.isEmpty() ? length : number(to), length - 1)));
    }

    private static ByteRange suffix(long bytes, long length) {
        return new ByteRange(Math.max(0, length - bytes), bytes == 0 ? -1 : length - 1);
    }

    private static long number(String digits) {
        return digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    boolean empty() {
        return last < first;
    }

    long length() {
        return last - first + 1;
    }

    /** As {@code Content-Range} says it. */
    String of(long length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
