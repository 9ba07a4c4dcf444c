package io.impasto.bench.scale;

import io.impasto.common.job.JobOptions;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.job.StyleParameters;

/**
 * What one worker that is never idle asks of everything else, each a second.
 *
 * @param jobs finished
 * @param puts S3 requests that write or delete
 * @param gets S3 requests that read or list
 * @param checkpointBytes written to S3 at most; by far the most of all bytes
 * @param events written to Kafka's topics, which every gateway folds
 * @param leases requests to Kafka that take, renew or end a lock; each is at most one write of the share coordinator's
 * @param heartbeats to the group coordinator
 */
record Load(
        double jobs,
        double puts,
        double gets,
        double checkpointBytes,
        double events,
        double leases,
        double heartbeats) {

    /** Where every job is of the mix. */
    static Load of(Inputs inputs, Limits limits) {
        double seconds = 0;
        double shares = 0;
        double puts = 0;
        double bytes = 0;
        double events = 0;
        for (Inputs.Wanted wanted : inputs.mix()) {
            double share = wanted.share();
            double painting = inputs.paintSeconds(wanted.options());
            double checkpoint = checkpointBytes(wanted.options(), limits);
            int scales = Inputs.scales(wanted.options().parameters()).size();
            double timed = painting / limits.checkpoint().value();
            double checkpoints = checkpoint == 0 ? 0 : timed + scales - 1;
            double previews = painting / limits.preview().value() + scales;
            shares += share;
            seconds += share * inputs.jobSeconds(wanted.options());
            puts += share * (checkpoints + previews);
            // Each scale has half the pixels of the next, so those at the ends of all but the last are less than one of
            // the last.
            bytes += share * (timed + (scales == 1 ? 0 : 1)) * checkpoint;
            events += share * (painting * limits.progress().value() + previews);
        }
        double perSecond = 1 / seconds;
        double jobs = shares * perSecond;
        return new Load(
                jobs,
                puts * perSecond
                        + jobs * (limits.jobPuts().value() + limits.jobDeletes().value()),
                jobs * limits.jobGets().value(),
                bytes * perSecond,
                events * perSecond + jobs * limits.jobEvents().value(),
                1 / limits.renewal().value() + 2 * jobs,
                limits.allGroups().value() / limits.heartbeat().value());
    }

    /** Of a content of 4 to 3; 0 where it's too large to be written. */
    static double checkpointBytes(JobOptions options, Limits limits) {
        StyleParameters parameters = options.parameters();
        double side = parameters.size();
        double bytes = parameters instanceof PyramidParameters
                ? side * side * 3 / 4 * limits.checkpointStudio().value()
                : side * side * 4 / 3 * limits.checkpointClassic().value();
        return bytes > limits.checkpointMost().value() ? 0 : bytes;
    }
}
