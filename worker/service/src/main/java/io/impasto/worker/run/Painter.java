package io.impasto.worker.run;

import io.impasto.common.job.LossTerms;
import io.impasto.engine.Colophon;
import io.impasto.engine.Descent;
import io.impasto.engine.Optimisation;
import io.impasto.engine.PaintedFile;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleTask;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import io.impasto.worker.checkpoint.JobCheckpoints;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Optimises to the end, or until the lease is withdrawn. For the device's thread. */
final class Painter {

    private static final Logger LOG = LoggerFactory.getLogger(Painter.class);

    private final StyleEngine engine;
    private final Descent descent;

    Painter(StyleEngine engine, Clock clock) {
        this.engine = engine;
        this.descent = new Descent(clock);
    }

    /** Hears how an optimisation gets on: before the first step, after the last, and twice a second between. */
    interface Listener {
        /**
         * Hears where it begins.
         *
         * @param step updates that an earlier attempt has done
         * @param steps updates planned
         */
        void begins(int step, int steps);

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
     * Optimises to the end, from the last checkpoint where there is one.
     *
     * @param alpha the content's
     * @param colophon also says which file is asked for, and whether every step's losses are recorded
     * @throws LetGoException at the next step after the lease is withdrawn
     */
    Painting paint(
            StyleTask task,
            Optional<AlphaPlane> alpha,
            Colophon colophon,
            JobCheckpoints checkpoints,
            Lease lease,
            Listener listener) {
        try (Optimisation optimisation = beginning(task, checkpoints)) {
            listener.begins(optimisation.step(), optimisation.steps());
            Descent.Result result = descent.run(
                    optimisation,
                    colophon.options().traced(),
                    new WhileLeased(optimisation, checkpoints, lease, listener));
            return new Painting(PaintedFile.of(optimisation, alpha, colophon), result);
        }
    }

    private Optimisation beginning(StyleTask task, JobCheckpoints checkpoints) {
        Optional<SavedState> state = checkpoints.find();
        if (state.isPresent()) {
            try {
                return engine.resume(task, state.get());
            } catch (UnusableStateException e) {
                LOG.warn("checkpoint=unusable reason=\"{}\"", e.getMessage());
            }
        }
        return engine.begin(task);
    }

    private static final class WhileLeased implements Descent.Watcher<LetGoException> {

        private final Optimisation optimisation;
        private final JobCheckpoints checkpoints;
        private final Lease lease;
        private final Listener listener;
        private final int begun;
        private int scale;

        WhileLeased(Optimisation optimisation, JobCheckpoints checkpoints, Lease lease, Listener listener) {
            this.optimisation = optimisation;
            this.checkpoints = checkpoints;
            this.lease = lease;
            this.listener = listener;
            this.begun = optimisation.step();
            this.scale = optimisation.scale();
        }

        @Override
        public void at(int step, int steps) {
            boolean stop = lease.withdrawn();
            boolean climbed = optimisation.scale() != scale;
            if (step > begun && step < steps && (climbed || stop || checkpoints.due())) {
                keep();
            }
            if (stop) {
                throw new LetGoException("stopped at step " + step + " of " + steps);
            }
        }

        private void keep() {
            scale = optimisation.scale();
            if (lease.exclusive()) {
                checkpoints.write(optimisation.stateBytes(), optimisation::save, lease::exclusive);
            }
        }

        @Override
        public void reached(int step, int steps, LossTerms losses, double secondsPerStep) {
            listener.reached(step, steps, losses, secondsPerStep);
        }
    }
}
