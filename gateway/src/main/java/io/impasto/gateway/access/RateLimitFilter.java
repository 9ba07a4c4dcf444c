package io.impasto.gateway.access;

import io.github.bucket4j.TimeMeter;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemAnswers;
import io.impasto.gateway.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Lets a caller make so many requests in a minute, and tells it how it stands. Runs once it is known who calls, before a body is read. */
@Singleton
public class RateLimitFilter {

    private static final String STANDING = RateStanding.class.getName();

    private final RateLimits limits = new RateLimits(TimeMeter.SYSTEM_NANOTIME);
    private final Caller caller;
    private final ProblemAnswers answers;

    RateLimitFilter(Caller caller, ProblemAnswers answers) {
        this.caller = caller;
        this.answers = answers;
    }

    @ServerRequestFilter
    public @Nullable Response take(ContainerRequestContext context, HttpServerRequest request) {
        Optional<Integer> limit = caller.requestsPerMinute();
        if (limit.isEmpty()) {
            return null;
        }
        String name = caller.name();
        RateStanding standing =
                limits.take(name == null ? "address:" + request.remoteAddress().hostAddress() : name, limit.get());
        context.setProperty(STANDING, standing);
        if (standing.taken()) {
            return null;
        }
        return Response.fromResponse(answers.answer(Problem.of(
                        ProblemType.RATE_LIMITED,
                        "At most " + limit.get() + " requests in a minute; the next may come in "
                                + standing.retryAfterSeconds() + " s.")))
                .header(HttpHeaders.RETRY_AFTER, standing.retryAfterSeconds())
                .build();
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STANDING) instanceof RateStanding standing) {
            response.getHeaders().putSingle(RateStanding.POLICY_HEADER, standing.policy());
            response.getHeaders().putSingle(RateStanding.HEADER, standing.standing());
        }
    }
}
