package io.impasto.bench.scale;

/** What the last jobs took, as the gateway knows it from completions. */
final class LastJobs {

    private static final int KEPT = 50;

    /** What the gateway takes a job for before any was measured, s. */
    private static final double UNMEASURED = 60;

    private final double[] seconds = new double[KEPT];
    private int count;
    private double sum;

    void add(double job) {
        int place = count % KEPT;
        sum += job - seconds[place];
        seconds[place] = job;
        count++;
    }

    /** s. */
    double mean() {
        return count == 0 ? UNMEASURED : sum / Math.min(count, KEPT);
    }
}
