package io.impasto.gateway.estimate;

/**
 * Between these, most probably.
 *
 * @param low s
 * @param high s
 */
public record Interval(double low, double high) {

    private static final double DIGITS = 100;

    /** In hundredths of a second: more would say too much. */
    static Interval around(double seconds, double factorLow, double factorHigh) {
        return new Interval(rounded(seconds * factorLow), rounded(seconds * factorHigh));
    }

    private static double rounded(double seconds) {
        return Math.round(DIGITS * seconds) / DIGITS;
    }
}
