package io.impasto.bench.crowd;

import java.util.Collection;
import java.util.Locale;

/** Some times, ns, ascending. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Quantiles(long[] nanos) {

    static Quantiles of(Collection<Long> nanos) {
        return new Quantiles(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /**
     * The least that at least that share doesn't exceed, ms; NaN if there are none.
     *
     * @param share above 0 to 1
     */
    double millis(double share) {
        return nanos.length == 0 ? Double.NaN : nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f / %.0f / %.0f", millis(0.5), millis(0.99), millis(1));
    }
}
