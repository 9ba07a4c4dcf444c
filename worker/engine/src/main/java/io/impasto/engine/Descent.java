package io.impasto.engine;

import io.impasto.common.job.LossTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes an optimisation from where it stands to its last step and says how it gets on. */
public final class Descent {

    /** Often enough for a live view; reading losses back from a device makes it wait, so not every step. */
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);

    private static final double NANOS = 1e9;

    private final Clock clock;
    private final EngineThread thread;

    /** On the engine's own thread. */
    public Descent(Clock clock) {
        this(clock, EngineThread.present());
    }

    /** @param thread on which the optimisation is touched, whoever runs this */
    public Descent(Clock clock, EngineThread thread) {
        this.clock = clock;
        this.thread = thread;
    }

    /**
     * Who looks on, and may end it.
     *
     * @param <E> what ends it early
     */
    public interface Watcher<E extends Exception> {

        /**
         * Asked at every step; to throw ends the descent there.
         *
         * @param step updates done
         * @param steps updates planned
         */
        void at(int step, int steps) throws E;

        /**
         * Hears how it gets on: before the first step, after the last, and twice a second between.
         *
         * @param step updates done
         * @param steps updates planned
         * @param losses weighted, of the picture at this step
         * @param secondsPerStep since it was heard last; 0 at the first
         */
        void reached(int step, int steps, LossTerms losses, double secondsPerStep);
    }

    /**
     * What an optimisation came to, beside its picture, which it still has.
     *
     * @param losses of the finished picture, weighted
     * @param steps updates done
     * @param trace if it was asked for
     */
    public record Result(
            LossTerms losses, int steps, @Nullable LossTrace trace) {}

    /**
     * Optimises to the end.
     *
     * @param optimisation stays open
     * @param traced whether every step's losses are recorded
     * @throws E as the watcher does
     * @throws DivergedException if the losses don't stay finite
     */
    public <E extends Exception> Result run(Optimisation optimisation, boolean traced, Watcher<E> watcher) throws E {
        @Nullable LossTrace trace = traced ? new LossTrace() : null;
        int steps = optimisation.steps();
        int first = optimisation.step();
        int heardStep = first;
        Instant start = clock.instant();
        Instant heard = start;
        while (true) {
            int step = optimisation.step();
            watcher.at(step, steps);
            Instant now = clock.instant();
            if (trace != null) {
                trace.add(step, losses(optimisation), seconds(start, now));
            }
            boolean due = Duration.between(heard, now).compareTo(BETWEEN_REPORTS) >= 0;
            if (due || step == first || optimisation.finished()) {
                double pace = step == first ? 0 : seconds(heard, now) / (step - heardStep);
                watcher.reached(step, steps, losses(optimisation), pace);
                heard = now;
                heardStep = step;
            }
            if (optimisation.finished()) {
                return new Result(losses(optimisation), step, trace);
            }
            thread.evaluating(optimisation, () -> {
                optimisation.advance();
                return optimisation;
            });
        }
    }

    private LossTerms losses(Optimisation optimisation) {
        return thread.evaluating(optimisation, optimisation::losses);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / NANOS;
    }
}
