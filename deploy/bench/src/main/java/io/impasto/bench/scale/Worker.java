package io.impasto.bench.scale;

import org.jspecify.annotations.Nullable;

/** One worker, from when its GPU is reserved until it is given back. For the {@link Fleet} and the simulation. */
final class Worker {

    final double reserved;
    boolean ready;
    boolean gone;

    @Nullable
    Job job;

    double took;

    /** Its present attempt: an event for an earlier one comes too late. */
    int attempt;

    Worker(double reserved) {
        this.reserved = reserved;
    }

    boolean idle() {
        return ready && job == null;
    }

    void take(Job next, double now) {
        job = next;
        took = now;
        attempt++;
        next.begun(now);
    }

    @Nullable
    Job letGo() {
        Job had = job;
        job = null;
        attempt++;
        return had;
    }
}
