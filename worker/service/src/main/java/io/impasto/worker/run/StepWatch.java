package io.impasto.worker.run;

import io.impasto.common.job.LossTerms;
import io.impasto.engine.Descent;
import io.impasto.engine.Optimisation;
import io.impasto.worker.checkpoint.JobCheckpoints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks on at every step: keeps a checkpoint when one is due, and stops when something says so. */
final class StepWatch implements Descent.Watcher<StoppedException> {

    private final Optimisation optimisation;
    private final JobCheckpoints checkpoints;
    private final StopSigns signs;
    private final Painter.Listener listener;
    private final Clock clock;
    private final int begun;
    private int scale;
    private Instant lastStep;

    StepWatch(
            Optimisation optimisation,
            JobCheckpoints checkpoints,
            StopSigns signs,
            Painter.Listener listener,
            Clock clock) {
        this.optimisation = optimisation;
        this.checkpoints = checkpoints;
        this.signs = signs;
        this.listener = listener;
        this.clock = clock;
        this.begun = optimisation.step();
        this.scale = optimisation.scale();
        this.lastStep = clock.instant();
    }

    @Override
    public void at(int step, int steps) {
        boolean lost = signs.hold().lost();
        boolean climbed = optimisation.scale() != scale;
        if (step > begun && step < steps && (climbed || lost || checkpoints.due())) {
            keep();
        }
        if (lost) {
            throw new LetGoException("stopped at step " + step + " of " + steps);
        }
        Instant now = clock.instant();
        if (step < steps) {
            signs.checkWanted(step, steps, Duration.between(lastStep, now));
        }
        lastStep = now;
    }

    private void keep() {
        scale = optimisation.scale();
        if (signs.hold().exclusive()) {
            checkpoints.write(optimisation.stateBytes(), optimisation::save, signs.hold()::exclusive);
        }
    }

    @Override
    public void reached(int step, int steps, LossTerms losses, double secondsPerStep) {
        listener.reached(step, steps, losses, secondsPerStep);
    }
}
