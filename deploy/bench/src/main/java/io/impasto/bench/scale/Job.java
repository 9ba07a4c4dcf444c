package io.impasto.bench.scale;

/** One job on its way through a simulation, which alone changes it. */
final class Job implements Comparable<Job> {

    private final int number;
    private final double arrival;
    private final double work;
    private final boolean urgent;
    private double left;
    private double firstStart = Double.NaN;
    private boolean finished;

    /**
     * @param number its place in the topic
     * @param arrival s
     * @param work that its steps and storing its result take a worker, s; reading its pictures comes on top at every attempt
     * @param urgent whether it goes before all that isn't
     */
    Job(int number, double arrival, double work, boolean urgent) {
        if (!(arrival >= 0 && work >= 0 && Double.isFinite(arrival + work))) {
            throw new IllegalArgumentException("a job of " + work + " s can't arrive at " + arrival + " s");
        }
        this.number = number;
        this.arrival = arrival;
        this.work = work;
        this.urgent = urgent;
        this.left = work;
    }

    /** The same job, as it was before anything happened to it. */
    Job anew() {
        return new Job(number, arrival, work, urgent);
    }

    double arrival() {
        return arrival;
    }

    double work() {
        return work;
    }

    boolean urgent() {
        return urgent;
    }

    /** What the next attempt has to do, s. */
    double left() {
        return left;
    }

    void begun(double now) {
        if (Double.isNaN(firstStart)) {
            firstStart = now;
        }
    }

    /** Takes note of what an attempt that was broken off has left in a checkpoint, s. */
    void kept(double seconds) {
        left = Math.max(0, left - seconds);
    }

    /** @throws IllegalStateException if it was before: no job ends twice */
    void finish() {
        if (finished) {
            throw new IllegalStateException("job " + number + " has ended twice");
        }
        finished = true;
    }

    /** From its arrival until a worker took it for the first time, s. */
    double waited() {
        return firstStart - arrival;
    }

    /** The older first: a request that comes back to the topic's share group keeps its offset. */
    @Override
    public int compareTo(Job other) {
        return Integer.compare(number, other.number);
    }
}
