package io.impasto.worker.observe;

import io.impasto.common.job.StyleJob;
import io.impasto.worker.metrics.WorkerMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.MDC;

/** Looks on at attempts: the trace of each, how long it took, and its number on what is logged meanwhile. */
public record JobObserver(JobTracer tracer, WorkerMetrics metrics, Clock clock) {

    /**
     * An attempt begins, on this thread.
     *
     * @param submitted when the job was asked for
     * @param number counts from 1
     */
    public Attempt attempt(StyleJob job, Instant submitted, int number) {
        MDC.put(LogContext.ATTEMPT, Integer.toString(number));
        if (number == 1) {
            metrics.waited(Duration.between(submitted, clock.instant()));
        }
        return new Attempt(job, tracer.attempt(job, number));
    }

    /** One that is under way until it is closed: interrupted, unless it has come to an end that was told. */
    public final class Attempt implements AutoCloseable {

        private final StyleJob job;
        private final Phase phase;
        private final Instant begun = clock.instant();
        private String outcome = "interrupted";

        private Attempt(StyleJob job, Phase phase) {
            this.job = job;
            this.phase = phase;
        }

        /** @param end as events call it */
        public void cameTo(String end) {
            outcome = end;
        }

        @Override
        public void close() {
            metrics.attempted(job.options().presetInUse(), outcome, Duration.between(begun, clock.instant()));
            phase.with("impasto.job.outcome", outcome).close();
            MDC.remove(LogContext.ATTEMPT);
        }
    }
}
