package io.impasto.worker.run;

import io.impasto.common.job.LossTerms;
import io.impasto.engine.Descent;
import io.impasto.engine.Optimisation;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleTask;
import java.time.Clock;

/** Optimises to the end, or until the lease is withdrawn. For the device's thread. */
final class Painter {

    private final StyleEngine engine;
    private final Descent descent;

    Painter(StyleEngine engine, Clock clock) {
        this.engine = engine;
        this.descent = new Descent(clock);
    }

    /** Hears how an optimisation gets on: before the first step, after the last, and twice a second between. */
    interface Listener {
        /**
         * @param step updates done
         * @param steps updates planned
         * @param losses weighted, of the picture at this step
         * @param secondsPerStep since it was heard last; 0 at step 0
         */
        void reached(int step, int steps, LossTerms losses, double secondsPerStep);
    }

    /**
     * Optimises to the end.
     *
     * @param traced whether every step's losses are recorded
     * @throws LetGoException at the next step after the lease is withdrawn
     */
    Descent.Result paint(StyleTask task, boolean traced, Lease lease, Listener listener) {
        try (Optimisation optimisation = engine.begin(task)) {
            return descent.run(optimisation, traced, new WhileLeased(lease, listener));
        }
    }

    private record WhileLeased(Lease lease, Listener listener) implements Descent.Watcher<LetGoException> {

        @Override
        public void at(int step, int steps) {
            if (lease.withdrawn()) {
                throw new LetGoException("stopped at step " + step + " of " + steps);
            }
        }

        @Override
        public void reached(int step, int steps, LossTerms losses, double secondsPerStep) {
            listener.reached(step, steps, losses, secondsPerStep);
        }
    }
}
