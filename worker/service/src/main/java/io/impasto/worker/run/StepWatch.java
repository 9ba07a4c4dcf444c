package io.impasto.worker.run;

import io.impasto.common.image.PictureSize;
import io.impasto.common.job.LossTerms;
import io.impasto.engine.Descent;
import io.impasto.engine.EngineThread;
import io.impasto.engine.Optimisation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks on at every step: keeps a checkpoint and shows the picture when it is time, and stops when something says so. */
final class StepWatch implements Descent.Watcher<StoppedException> {

    private final Optimisation optimisation;
    private final EngineThread device;
    private final ScalePhases scales;
    private final Trail trail;
    private final StopSigns signs;
    private final Painter.Listener listener;
    private final Clock clock;
    private final int begun;
    private final ScaleTimes times;
    private int scale;
    private PictureSize size;
    private Instant lastStep;

    StepWatch(
            Optimisation optimisation,
            EngineThread device,
            ScalePhases scales,
            Trail trail,
            StopSigns signs,
            Painter.Listener listener,
            ScaleTimes times,
            Clock clock) {
        this.optimisation = optimisation;
        this.device = device;
        this.scales = scales;
        this.trail = trail;
        this.signs = signs;
        this.listener = listener;
        this.clock = clock;
        this.times = times;
        this.begun = optimisation.step();
        this.scale = optimisation.scale();
        this.size = device.call(optimisation::size);
        this.lastStep = clock.instant();
    }

    @Override
    public void at(int step, int steps) {
        boolean lost = signs.hold().lost();
        boolean climbed = optimisation.scale() != scale;
        scale = optimisation.scale();
        if (climbed) {
            scales.next();
            size = device.call(optimisation::size);
        }
        boolean worthKeeping = climbed || lost || trail.checkpoints().due();
        if (step > begun && step < steps && worthKeeping) {
            keep();
        }
        if (lost) {
            throw new LetGoException("stopped at step " + step + " of " + steps);
        }
        Instant now = clock.instant();
        if (step > begun) {
            times.made(Duration.between(lastStep, now), climbed);
        }
        times.goesOn(size);
        if (step < steps) {
            signs.checkWanted(step, steps, Duration.between(lastStep, now));
        }
        lastStep = now;
        if (step < steps && (climbed || trail.previews().due())) {
            device.run(() -> trail.previews().show(optimisation));
        }
    }

    private void keep() {
        if (signs.hold().exclusive()) {
            device.run(() -> trail.checkpoints().write(optimisation.stateBytes(), optimisation::save));
        }
    }

    @Override
    public void reached(int step, int steps, LossTerms losses, double secondsPerStep) {
        listener.reached(step, steps, losses, secondsPerStep);
    }
}
