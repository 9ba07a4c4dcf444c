package io.impasto.local.models;

import java.util.OptionalLong;

/** Hears how a download goes, on the thread that pulls. */
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
