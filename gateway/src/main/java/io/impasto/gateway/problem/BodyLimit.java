package io.impasto.gateway.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is declared too large with a problem; Quarkus by itself would refuse it without a word. */
@Singleton
public class BodyLimit {

    /** Before Quarkus's own check. */
    private static final int FIRST = Integer.MAX_VALUE;

    private final ProblemAnswers answers;
    private final long maxBytes;

    BodyLimit(
            ProblemAnswers answers,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.answers = answers;
        this.maxBytes = maxBodySize.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        long declared = declaredLength(context);
        if (declared <= maxBytes) {
            context.next();
            return;
        }
        byte[] body = answers.body(Problem.of(
                ProblemType.BODY_TOO_LARGE,
                "The request has " + declared + " bytes; at most " + maxBytes
                        + " are allowed (quarkus.http.limits.max-body-size)"));
        context.response()
                .setStatusCode(ProblemType.BODY_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(body))
                .onComplete(sent -> context.request().connection().close());
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // Not ours to judge: the HTTP layer refuses such a header.
        }
    }
}
