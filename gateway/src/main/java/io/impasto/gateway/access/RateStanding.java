package io.impasto.gateway.access;

import java.time.Duration;

/**
 * How a caller stands with its limit, and how that is told (draft-ietf-httpapi-ratelimit-headers-10, 3 and 4: lists of structured
 * fields, {@code q} the quota, {@code w} its window, {@code r} what remains, {@code t} until it is whole again, s).
 *
 * @param taken whether the request may pass
 * @param quota requests in a window
 * @param untilWhole until all of the quota is there again
 * @param untilNext until there is one again; zero if there was one
 */
record RateStanding(boolean taken, long quota, long remaining, Duration untilWhole, Duration untilNext) {

    static final String POLICY_HEADER = "RateLimit-Policy";
    static final String HEADER = "RateLimit";

    private static final String NAME = "\"requests\"";

    String policy() {
        return NAME + ";q=" + quota + ";w=" + RateLimits.WINDOW.toSeconds();
    }

    String standing() {
        return NAME + ";r=" + remaining + ";t=" + secondsUp(untilWhole);
    }

    long retryAfterSeconds() {
        return Math.max(1, secondsUp(untilNext));
    }

    private static long secondsUp(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
