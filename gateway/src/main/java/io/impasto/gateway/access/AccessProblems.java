package io.impasto.gateway.access;

import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemAnswers;
import io.impasto.gateway.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Who isn't let in is told so as a problem, and what would be right (RFC 6750, 3). */
@Singleton
public class AccessProblems {

    static final String CHALLENGE = "Bearer realm=\"impasto\"";

    private static final String WRONG_KEY = CHALLENGE + ", error=\"invalid_token\"";
    private static final String SMALL_KEY = CHALLENGE + ", error=\"insufficient_scope\"";

    private final Access access;
    private final ProblemAnswers answers;

    AccessProblems(Access access, ProblemAnswers answers) {
        this.access = access;
        this.answers = answers;
    }

    @ServerExceptionMapper
    public Response nobody(UnauthorizedException e) {
        return challenge(Problem.of(ProblemType.UNAUTHENTICATED, access.words()), CHALLENGE);
    }

    @ServerExceptionMapper
    public Response tooLittle(ForbiddenException e) {
        return challenge(
                Problem.of(
                        ProblemType.FORBIDDEN,
                        "The key that was sent is valid, but hasn't the scope for this; there are submit, read, cancel and"
                                + " admin."),
                SMALL_KEY);
    }

    private Response challenge(Problem problem, String challenge) {
        return Response.fromResponse(answers.answer(problem))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    /** A key is looked at before it is known what for, where no exception mapper is. */
    void register(@Observes Router router) {
        router.route().failureHandler(this::wrongKey);
    }

    private void wrongKey(RoutingContext context) {
        if (!(context.failure() instanceof AuthenticationFailedException)
                || context.response().ended()) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(ProblemType.UNAUTHENTICATED.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
                .putHeader(HttpHeaders.WWW_AUTHENTICATE, WRONG_KEY)
                .end(Buffer.buffer(answers.body(Problem.of(
                        ProblemType.UNAUTHENTICATED, "The key that was sent isn't valid here, or not any more."))));
    }
}
