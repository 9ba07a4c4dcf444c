package io.impasto.bench.scale;

/**
 * What could be told to KEDA.
 *
 * @param waiting jobs that no worker has
 * @param running jobs that one has
 * @param workers that are ready
 * @param secondsWaiting that those which wait would take one worker, s, if each job's were known
 * @param meanSeconds that the last jobs took, s
 */
record Gauges(int waiting, int running, int workers, double secondsWaiting, double meanSeconds) {}
