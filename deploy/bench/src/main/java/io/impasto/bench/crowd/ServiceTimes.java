package io.impasto.bench.crowd;

import io.impasto.bench.scale.Inputs;
import io.impasto.common.job.JobOptions;
import java.time.Duration;

/**
 * How long a worker sleeps over a job.
 *
 * @param inputs what was measured of a device
 * @param factor how many times faster jobs are here
 */
record ServiceTimes(Inputs inputs, double factor) {

    ServiceTimes {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a factor is above 0, not " + factor);
        }
    }

    Duration of(JobOptions options) {
        return Duration.ofNanos(Math.round(inputs.jobSeconds(options) / factor * 1e9));
    }

    /** Of a mix's jobs, s. */
    double mean(Iterable<Inputs.Wanted> mix) {
        double seconds = 0;
        double shares = 0;
        for (Inputs.Wanted wanted : mix) {
            seconds += wanted.share() * inputs.jobSeconds(wanted.options()) / factor;
            shares += wanted.share();
        }
        return seconds / shares;
    }
}
