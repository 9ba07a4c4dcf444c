package io.impasto.common.job;

/**
 * What is painted with where a request leaves the network open.
 *
 * @param quality of requests that don't say that either
 * @param reason for people
 */
public record NetworkChoice(NetworkName network, Quality quality, String reason) {

    /** The choice, why, and how to choose otherwise. */
    @Override
    public String toString() {
        return network + " at " + quality + " quality, since " + reason
                + "; a request's network and quality say otherwise";
    }
}
