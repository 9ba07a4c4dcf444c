package io.impasto.worker.run;

import io.impasto.common.job.LossTerms;
import io.impasto.engine.Optimisation;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes an optimisation from its first step to its last and says how it gets on. For the device's thread. */
final class Painter {

    /** Often enough for a live view; reading losses back from a device makes it wait, so not every step. */
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);

    private static final double NANOS = 1e9;

    private final StyleEngine engine;
    private final Clock clock;

    Painter(StyleEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Hears how an optimisation gets on: before the first step, after the last, and twice a second between. */
    interface Listener {
        /**
         * @param step updates done
         * @param losses weighted, of the picture at this step
         * @param secondsPerStep since it was heard last; 0 at step 0
         */
        void reached(int step, LossTerms losses, double secondsPerStep);
    }

    /**
     * Optimises to the end.
     *
     * @param traced whether every step's losses are recorded
     * @throws LetGoException at the next step after the lease is withdrawn
     */
    Painting paint(StyleTask task, boolean traced, Lease lease, Listener listener) {
        try (Optimisation optimisation = engine.begin(task)) {
            @Nullable LossTrace trace = traced ? new LossTrace() : null;
            Instant start = clock.instant();
            Instant heard = start;
            int heardStep = 0;
            while (true) {
                if (lease.withdrawn()) {
                    throw new LetGoException("stopped at step " + optimisation.step() + " of " + optimisation.steps());
                }
                int step = optimisation.step();
                Instant now = clock.instant();
                if (trace != null) {
                    trace.add(step, optimisation.losses(), seconds(start, now));
                }
                boolean due = Duration.between(heard, now).compareTo(BETWEEN_REPORTS) >= 0;
                if (due || step == 0 || optimisation.finished()) {
                    listener.reached(
                            step, optimisation.losses(), step == 0 ? 0 : seconds(heard, now) / (step - heardStep));
                    heard = now;
                    heardStep = step;
                }
                if (optimisation.finished()) {
                    return new Painting(optimisation.picture(), optimisation.losses(), step, trace);
                }
                optimisation.advance();
            }
        }
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / NANOS;
    }
}
