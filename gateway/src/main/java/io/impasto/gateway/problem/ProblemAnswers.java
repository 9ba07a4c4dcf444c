package io.impasto.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.gateway.metrics.GatewayMetrics;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Writes a problem as an answer, and counts it under its code. */
@Singleton
public class ProblemAnswers {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A broker that restarts is back within half a minute; a client that asks every 5 s isn't a burden. */
    static final int RETRY_AFTER_SECONDS = 5;

    private final ObjectMapper json;
    private final GatewayMetrics metrics;

    ProblemAnswers(ObjectMapper json, GatewayMetrics metrics) {
        this.json = json;
        this.metrics = metrics;
        for (ProblemType type : ProblemType.values()) {
            metrics.expectProblem(type.code());
        }
    }

    public Response answer(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .entity(body(problem));
        if (problem.type().passing()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    /** The JSON, for whoever answers outside of JAX-RS. Counts too. */
    public byte[] body(Problem problem) {
        metrics.problem(problem.type().code());
        try {
            // Written here, not by a body writer: what the client accepts has no say in an error's format.
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem always has a JSON form", e);
        }
    }
}
