package io.impasto.gateway.estimate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What the queue means for who comes last. */
@Singleton
class Waiting {

    /** What a job takes, before any was measured, s. */
    static final double UNMEASURED = 60;

    /** What was known longer ago says nothing of now. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** A worker that is free has a request within so many seconds. */
    private static final double TAKEN_WITHIN = 2;

    /** The jobs that wait may be other ones than those that were measured. */
    private static final double LEAST = 0.4;

    private static final double MOST = 2;

    private final QueueInsight queue;
    private final PaceBook paces;
    private final Clock clock;

    Waiting(QueueInsight queue, PaceBook paces, Clock clock) {
        this.queue = queue;
        this.paces = paces;
        this.clock = clock;
    }

    /** The queue, if what is known of it still holds. */
    Optional<QueueState> present() {
        return queue.lastKnown().filter(state -> state.asOf().plus(FRESH).isAfter(clock.instant()));
    }

    /** How long the next job waits for its worker; empty if there is none, or nothing is known. */
    Optional<Interval> time() {
        return present().filter(state -> !state.workers().isEmpty()).map(this::time);
    }

    /** Those being painted are half done, on average. */
    private Interval time(QueueState state) {
        double workers = state.workers().size();
        double busy = Math.min(workers, state.waiting());
        if (busy < workers) {
            return new Interval(0, TAKEN_WITHIN);
        }
        double rounds = (state.waiting() - busy / 2) / workers;
        double seconds = rounds * meanSeconds();
        return Interval.around(seconds, LEAST, MOST);
    }

    /** What all that waits takes of devices, s; empty if nothing is known. */
    Optional<Double> deviceSeconds() {
        return present().map(state -> state.waiting() * meanSeconds());
    }

    private double meanSeconds() {
        return paces.recentSeconds().orElse(UNMEASURED);
    }
}
