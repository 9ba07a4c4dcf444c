package io.impasto.worker.observe;

import io.impasto.common.job.StyleJob;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Supplier;

/** Begins the spans of jobs. Each is a child of the one that its thread is in. */
public final class JobTracer {

    private final Tracer tracer;

    public JobTracer(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.impasto.worker");
    }

    /** An attempt at a job. */
    public Phase attempt(StyleJob job, int attempt) {
        return begin("attempt")
                .with("impasto.job.id", job.id().value())
                .with("impasto.job.attempt", attempt)
                .with("impasto.job.preset", job.options().presetInUse().toString());
    }

    /** A phase that the caller closes. */
    public Phase begin(String name) {
        return new Phase(tracer.spanBuilder(name).startSpan());
    }

    /** What {@code work} gives, as a phase of its own. */
    public <T> T in(String name, Supplier<T> work) {
        try (Phase phase = begin(name)) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                phase.failed(e);
                throw e;
            }
        }
    }
}
