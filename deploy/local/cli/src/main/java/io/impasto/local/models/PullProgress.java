package io.impasto.local.models;

import java.util.OptionalLong;

/** Hears how a download goes, on a thread of the download's, one call after the other. */
@FunctionalInterface
public interface PullProgress {

    /**
     * Called after each block, a few kB apart.
     *
     * @param received bytes so far
     * @param total bytes in all; empty if the server doesn't say
     */
    void received(long received, OptionalLong total);
}
