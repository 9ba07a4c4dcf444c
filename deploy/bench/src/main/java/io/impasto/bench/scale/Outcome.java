package io.impasto.bench.scale;

import java.util.Arrays;

/**
 * What came of a simulated day.
 *
 * @param finished jobs, each once
 * @param waits of each job until a worker took it first, s, ascending
 * @param gpuHours reserved
 * @param workHours that jobs need, had no worker been taken away
 * @param restarts times that a worker was taken away from its job
 * @param lostSeconds of GPUs, for that
 * @param most workers at a time
 * @param end when the last job was finished, s
 */
@SuppressWarnings("ArrayRecordComponent") // Half a million of them; nobody writes to it.
record Outcome(
        int finished,
        double[] waits,
        double gpuHours,
        double workHours,
        int restarts,
        double lostSeconds,
        int most,
        double end) {

    /** @param share of the jobs, 0 to 1, that waited no longer than this, s */
    double wait(double share) {
        return waits.length == 0 ? 0 : waits[(int) Math.min(waits.length - 1.0, Math.floor(share * waits.length))];
    }

    double meanWait() {
        return Arrays.stream(waits).average().orElse(0);
    }

    /** The share of reserved hours that was work. */
    double use() {
        return gpuHours == 0 ? 0 : workHours / gpuHours;
    }
}
