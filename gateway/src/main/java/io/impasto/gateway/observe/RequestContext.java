package io.impasto.gateway.observe;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Puts a request into its trace and its job, and takes it out again when it is answered. */
public final class RequestContext {

    private static final String JOB_ID = "jobId";
    private static final String SCOPE = RequestContext.class.getName() + ".scope";

    private static final TextMapGetter<ContainerRequestContext> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(ContainerRequestContext request) {
            return Set.copyOf(request.getHeaders().keySet());
        }

        @Override
        public @Nullable String get(@Nullable ContainerRequestContext request, String name) {
            return request == null ? null : request.getHeaderString(name);
        }
    };

    /** What is logged from here on is about that job. */
    public static void about(JobId job) {
        MDC.put(JOB_ID, job.value());
    }

    @ServerRequestFilter
    @SuppressWarnings("MustBeClosedChecker") // closed when it is answered
    public void begin(ContainerRequestContext request) {
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        if (id != null) {
            aboutIfOne(id);
        }
        if (!Span.current().getSpanContext().isValid()) {
            Context itsTrace = W3CTraceContextPropagator.getInstance().extract(Context.current(), request, HEADERS);
            request.setProperty(SCOPE, itsTrace.makeCurrent());
        }
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request) {
        if (request.getProperty(SCOPE) instanceof Scope scope) {
            scope.close();
        }
        MDC.remove(JOB_ID);
    }

    /** Anybody may ask for anything. */
    private static void aboutIfOne(String id) {
        try {
            about(new JobId(id));
        } catch (InvalidInputException e) {
            return;
        }
    }
}
