package io.impasto.worker.run;

import io.impasto.common.job.LossTerms;
import io.impasto.engine.Colophon;
import io.impasto.engine.Descent;
import io.impasto.engine.Optimisation;
import io.impasto.engine.PaintedFile;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleTask;
import io.impasto.engine.picture.AlphaPlane;
import java.time.Clock;
import java.util.Optional;

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

    /** The finished picture's file, and what else there is to tell of it. */
    record Painting(PaintedFile file, Descent.Result descent) {}

    /**
     * Optimises to the end.
     *
     * @param alpha the content's
     * @param colophon also says which file is asked for, and whether every step's losses are recorded
     * @throws LetGoException at the next step after the lease is withdrawn
     */
    Painting paint(StyleTask task, Optional<AlphaPlane> alpha, Colophon colophon, Lease lease, Listener listener) {
        try (Optimisation optimisation = engine.begin(task)) {
            Descent.Result result =
                    descent.run(optimisation, colophon.options().traced(), new WhileLeased(lease, listener));
            return new Painting(PaintedFile.of(optimisation, alpha, colophon), result);
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
