package io.impasto.common.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a job no more.
 *
 * <p>It is bound to one submission: to the request of that digest where it names one, and always to one that was made before it, or
 * {@link #AHEAD} after it at the most, since it may overtake the request. A job that somebody submits under the same id later isn't meant.
 *
 * @param at when it was said
 * @param request which of the requests that were made under the id; null for whichever
 */
public record Cancellation(
        JobId jobId, Instant at, @Nullable RequestDigest request) {

    /** A request and its cancel, sent one after the other, are taken in by the broker within seconds. */
    public static final Duration AHEAD = Duration.ofMinutes(10);

    /**
     * Whether that submission is meant.
     *
     * @param submittedAt when its request was made
     */
    public boolean means(RequestDigest digest, Instant submittedAt) {
        return (request == null || request.equals(digest)) && !submittedAt.isAfter(at.plus(AHEAD));
    }
}
