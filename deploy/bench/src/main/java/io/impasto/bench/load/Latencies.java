package io.impasto.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** How long each of some requests took, shortest first. */
record Latencies(long[] nanos) {

    /** @throws IllegalArgumentException if there are none */
    Latencies {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("no request was answered");
        }
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    static Latencies of(Collection<Duration> durations) {
        return new Latencies(durations.stream().mapToLong(Duration::toNanos).toArray());
    }

    /**
     * The least duration that at least that share of the requests didn't exceed.
     *
     * @param share above 0 to 1
     */
    Duration quantile(double share) {
        return Duration.ofNanos(nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)]);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d answered; ms: p50 %.1f, p90 %.1f, p99 %.1f, most %.1f",
                nanos.length,
                millis(0.5),
                millis(0.9),
                millis(0.99),
                millis(1));
    }

    private double millis(double share) {
        return quantile(share).toNanos() / 1e6;
    }
}
