package io.impasto.chaos.fault;

import io.impasto.chaos.fault.LinkState.Cut;
import io.impasto.chaos.fault.LinkState.Slow;
import io.impasto.chaos.fault.LinkState.Stall;
import java.io.IOException;
import java.io.InterruptedIOException;

/** The state that all connections of a proxy share. Threads: whoever carries bytes waits here; a change wakes all of them. */
final class Link {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private LinkState state = LinkState.PASS;

    synchronized LinkState state() {
        return state;
    }

    synchronized void turn(LinkState next) {
        state = next;
        notifyAll();
    }

    /**
     * Returns when a piece of that many bytes has come through.
     *
     * @throws IOException if the link is cut before
     */
    synchronized void carry(int bytes) throws IOException {
        long start = System.nanoTime();
        while (true) {
            long left = delay(bytes) - (System.nanoTime() - start);
            if (left <= 0) {
                return;
            }
            try {
                // A wait of 0 ms would have no end.
                wait(Math.max(1, left / NANOS_PER_MILLI));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    /** How long a piece of that many bytes takes, ns. */
    private long delay(int bytes) throws IOException {
        if (state instanceof Cut) {
            throw new IOException("the link is cut");
        } else if (state instanceof Stall) {
            return Long.MAX_VALUE;
        } else if (state instanceof Slow slow) {
            return slow.delay(bytes).toNanos();
        }
        return 0;
    }
}
