package io.impasto.worker.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** A span that its thread is in until it is closed. */
public final class Phase implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    Phase(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
    }

    public Phase with(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    public Phase with(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    /** Marks it as one that came to nothing. The exception's message may quote what somebody sent, which the trace has no need of. */
    public void failed(RuntimeException e) {
        span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
