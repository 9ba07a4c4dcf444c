package io.impasto.worker.run;

import java.time.Duration;

/**
 * The right to work at one request, renewed by somebody else on another thread. A lease that isn't held may be held again later
 * (the broker comes back and hands the request to the same worker); a withdrawn one is gone for good.
 */
public interface Lease {

    /** Whether this worker may go on, since nobody else can have the request now. */
    boolean held();

    /** Whether nobody else can have the request now, even if this worker is to stop: so long it may leave word for the next one. */
    boolean exclusive();

    /**
     * Whether somebody else could have had the request at any time since it was taken, even if it is exclusive again: a renewal that comes too late
     * is answered like any other.
     */
    boolean lapsed();

    /** Whether to stop at once: somebody else has the request, or the worker is shutting down. */
    boolean withdrawn();

    /** Waits that long, or until the lease is withdrawn. */
    void pause(Duration time);
}
