package io.impasto.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Objects;

/** A bucket of requests for each caller, filled evenly over the minute. */
final class RateLimits {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Some 3 MB. A bucket that is forgotten was full again, or its caller one of more than that many at a time. */
    private static final int MOST_BUCKETS = 10_000;

    private final TimeMeter time;
    private final Cache<Limited, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    /** Whoever is given another limit begins with a full bucket. */
    private record Limited(String who, int requestsPerMinute) {}

    RateLimits(TimeMeter time) {
        this.time = time;
    }

    /** Takes one request, if there is one left. */
    RateStanding take(String who, int requestsPerMinute) {
        Bucket bucket = Objects.requireNonNull(
                buckets.get(new Limited(who, requestsPerMinute), limited -> bucket(limited.requestsPerMinute())));
        ConsumptionProbe taken = bucket.tryConsumeAndReturnRemaining(1);
        return new RateStanding(
                taken.isConsumed(),
                requestsPerMinute,
                taken.getRemainingTokens(),
                Duration.ofNanos(taken.getNanosToWaitForReset()),
                Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    private Bucket bucket(int requestsPerMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requestsPerMinute).refillGreedy(requestsPerMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    /** How many callers are remembered. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
