package io.impasto.gateway.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Preset;
import org.jspecify.annotations.Nullable;

/**
 * What a job will take. In nine of ten the truth lies in the intervals, once the first jobs have been measured.
 *
 * @param steps of the optimiser
 * @param seconds of painting, from a worker's start to the stored picture
 * @param waitingSeconds before that; left out while it isn't known
 * @param deviceSeconds of one CPU or GPU
 * @param memoryBytes of the worker's process at the peak; where there is less, it paints in tiles
 * @param assumed what the request left open
 * @param basis what the seconds rest on
 * @param jobs how many measured ones
 * @param servable whether any worker can do it now
 * @param reason why not, in words; left out if one can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Estimate(
        int steps,
        Interval seconds,
        @Nullable Interval waitingSeconds,
        Interval deviceSeconds,
        long memoryBytes,
        Assumed assumed,
        Basis basis,
        int jobs,
        boolean servable,
        @Nullable String reason) {

    /**
     * @param device the kind that is there, or was there last
     * @param width of the result, px
     * @param height of the result, px
     * @param scales that it is painted at
     */
    record Assumed(Preset preset, NetworkName network, String device, long width, long height, int scales) {}

    /** What an estimate rests on. */
    enum Basis {
        /** The work that the network is known to take, and a cautious guess at the device. */
        @JsonProperty("prior")
        PRIOR,
        /** Jobs of this kind. */
        @JsonProperty("measured")
        MEASURED
    }
}
