package io.impasto.gateway.follow;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as an address asks for it; {@code null} for what it doesn't say. */
record ListQuery(
        @Nullable String state,
        @Nullable String submitter,
        @Nullable String from,
        @Nullable String to,
        @Nullable String limit,
        @Nullable String cursor) {

    static final int USUAL_LIMIT = 50;
    static final int MOST = 500;

    private static final List<String> STATES =
            List.of("accepted", "running", "succeeded", "failed", "cancelled", "expired");
    private static final int LONGEST_SUBMITTER = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws InvalidInputException naming the parameter that is wrong, and what would be right */
    JobListing listing() {
        Instant since = time("from", from);
        Instant until = time("to", to);
        if (since != null && until != null && !since.isBefore(until)) {
            throw new InvalidInputException("to", until + " is not after from, " + since);
        }
        return new JobListing(
                legalState(), legalSubmitter(), since, until, most(), cursor == null ? null : JobPlace.of(cursor));
    }

    private @Nullable String legalState() {
        if (state != null && !STATES.contains(state)) {
            throw new InvalidInputException(
                    "state", "'" + Quoted.abbreviated(state) + "' is none of " + String.join(", ", STATES));
        }
        return state;
    }

    private @Nullable String legalSubmitter() {
        if (submitter != null && (submitter.isEmpty() || submitter.length() > LONGEST_SUBMITTER)) {
            throw new InvalidInputException(
                    "submitter", "a submitter's name has 1 to " + LONGEST_SUBMITTER + " characters");
        }
        return submitter;
    }

    private int most() {
        if (limit == null) {
            return USUAL_LIMIT;
        }
        try {
            int most = Integer.parseInt(limit);
            if (most >= 1 && most <= MOST) {
                return most;
            }
        } catch (NumberFormatException e) {
            throw illegalLimit(limit);
        }
        throw illegalLimit(limit);
    }

    private static InvalidInputException illegalLimit(String limit) {
        return new InvalidInputException(
                "limit", "'" + Quoted.abbreviated(limit) + "' is not a number from 1 to " + MOST);
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw illegalTime(field, text);
        }
        throw illegalTime(field, text);
    }

    private static InvalidInputException illegalTime(String field, String text) {
        return new InvalidInputException(
                field, "'" + Quoted.abbreviated(text) + "' is not a time such as 2026-11-24T12:00:00Z, from 1970 on");
    }

    /** The address of the page that begins after that place. */
    String next(JobPlace last) {
        UriBuilder address = UriBuilder.fromPath("/v1/jobs");
        add(address, "state", state);
        add(address, "submitter", submitter);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "limit", limit);
        add(address, "cursor", last.cursor());
        return address.build().toString();
    }

    private static void add(UriBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
        }
    }
}
