package io.impasto.worker.run;

import io.impasto.common.job.LossTerms;
import io.impasto.common.job.MeasuredPace.OfScale;
import io.impasto.engine.Colophon;
import io.impasto.engine.Descent;
import io.impasto.engine.EngineThread;
import io.impasto.engine.LossTrace;
import io.impasto.engine.MemoryExhaustedException;
import io.impasto.engine.Optimisation;
import io.impasto.engine.PaintedFile;
import io.impasto.engine.Snapshot;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleTask;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.PictureTooLargeException;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import io.impasto.worker.checkpoint.JobCheckpoints;
import io.impasto.worker.observe.JobTracer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Optimises to the end, or until something stops it. */
final class Painter {

    private static final Logger LOG = LoggerFactory.getLogger(Painter.class);

    /** What is there may change while tiles get smaller: somebody else's memory isn't waited for. */
    private static final int MOST_TRIES = 8;

    private final StyleEngine engine;
    private final EngineThread device;
    private final JobTracer tracer;
    private final Clock clock;
    private final Descent descent;

    /** @param device on which the engine is touched, whoever paints */
    Painter(StyleEngine engine, EngineThread device, JobTracer tracer, Clock clock) {
        this.engine = engine;
        this.device = device;
        this.tracer = tracer;
        this.clock = clock;
        this.descent = new Descent(clock, device);
    }

    /** Hears how an optimisation gets on: before the first step, after the last, and twice a second between. */
    interface Listener {
        /**
         * Hears where it begins; again if memory ran out and it begins again.
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

    /**
     * The picture's file, and what there is to tell of it.
     *
     * @param steps updates that it has had
     * @param planned updates that it should have had
     * @param trace if it was asked for and the picture has had all updates
     * @param reduced whether it was painted in smaller tiles than planned
     * @param scales how long its steps took, those that an earlier attempt made left out
     */
    record Painting(
            PaintedFile file,
            LossTerms losses,
            int steps,
            int planned,
            @Nullable LossTrace trace,
            boolean reduced,
            List<OfScale> scales) {

        boolean complete() {
            return steps == planned;
        }
    }

    /**
     * Optimises to the end, from the last checkpoint where there is one. When memory runs out it goes on in smaller tiles, as long as they
     * can be smaller.
     *
     * @param alpha the content's
     * @param colophon also says which file is asked for, and whether every step's losses are recorded
     * @param share of the memory, to plan tiles with
     * @param trail of this attempt
     * @return what the last finished scale came to, or the picture as it is if none is finished, where there is no time for more
     * @throws StoppedException at the next step after something stops it; for want of time only where there is no picture yet
     * @throws MemoryExhaustedException if memory runs out in the smallest tiles, too
     */
    Painting paint(
            StyleTask task,
            Optional<AlphaPlane> alpha,
            Colophon colophon,
            MemoryShare share,
            Trail trail,
            StopSigns signs,
            Listener listener) {
        MemoryShare present = share;
        for (int tried = 1; ; tried++) {
            try {
                return paintOnce(task, alpha, colophon, present, trail, signs, listener);
            } catch (MemoryExhaustedException e) {
                present = e.smaller().orElseThrow(() -> e);
                if (tried == MOST_TRIES) {
                    throw e;
                }
                LOG.warn("memory=exhausted reason=\"{}\" retryingWith=\"{} of it\"", e.getMessage(), present);
            }
        }
    }

    private Painting paintOnce(
            StyleTask task,
            Optional<AlphaPlane> alpha,
            Colophon colophon,
            MemoryShare share,
            Trail trail,
            StopSigns signs,
            Listener listener) {
        boolean reduced = !share.equals(MemoryShare.ALL);
        Optimisation optimisation = beginning(task, trail.checkpoints(), share);
        try {
            return paint(optimisation, alpha, colophon, reduced, trail, signs, listener);
        } finally {
            device.run(optimisation::close);
        }
    }

    private Painting paint(
            Optimisation optimisation,
            Optional<AlphaPlane> alpha,
            Colophon colophon,
            boolean reduced,
            Trail trail,
            StopSigns signs,
            Listener listener) {
        int planned = optimisation.steps();
        if (signs.deadline().limited()) {
            optimisation.keepFinishedScales();
        }
        listener.begins(optimisation.step(), planned);
        ScaleTimes times = new ScaleTimes();
        try {
            Descent.Result result;
            try (ScalePhases scales = new ScalePhases(tracer, optimisation)) {
                result = descent.run(
                        optimisation,
                        colophon.options().traced(),
                        new StepWatch(optimisation, device, scales, trail, signs, listener, times, clock));
            }
            PaintedFile file = tracer.in("encode", () -> PaintedFile.of(optimisation, alpha, colophon, device));
            return new Painting(file, result.losses(), planned, planned, result.trace(), reduced, times.all());
        } catch (TimeOverException e) {
            Snapshot last = optimisation.lastFinishedScale().orElseGet(() -> device.call(optimisation::present));
            if (last.step() == 0) {
                throw e;
            }
            LOG.info("stopped=\"{}\" delivered={}", e.reason(), last.step());
            PaintedFile file = tracer.in("encode", () -> PaintedFile.of(last, alpha, colophon));
            return new Painting(file, last.losses(), last.step(), planned, null, reduced, times.all());
        }
    }

    private Optimisation beginning(StyleTask task, JobCheckpoints checkpoints, MemoryShare share) {
        try {
            return resumedOrBegun(task, checkpoints, share);
        } catch (PictureTooLargeException e) {
            if (share.equals(MemoryShare.ALL)) {
                throw e;
            }
            // A smaller share was only a precaution.
            return resumedOrBegun(task, checkpoints, MemoryShare.ALL);
        }
    }

    private Optimisation resumedOrBegun(StyleTask task, JobCheckpoints checkpoints, MemoryShare share) {
        Optional<SavedState> state = checkpoints.find();
        if (state.isPresent()) {
            try {
                return tracer.in("resume", () -> device.call(() -> engine.resume(task, state.get(), share)));
            } catch (UnusableStateException e) {
                LOG.warn("checkpoint=unusable reason=\"{}\"", e.getMessage());
            }
        }
        return tracer.in("begin", () -> device.call(() -> engine.begin(task, share)));
    }
}
