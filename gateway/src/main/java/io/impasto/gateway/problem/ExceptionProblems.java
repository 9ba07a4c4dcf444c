package io.impasto.gateway.problem;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.job.JobFailedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/** Turns every exception into a problem: one method for each family. */
@Singleton
public class ExceptionProblems {

    private static final Logger LOG = Logger.getLogger(ExceptionProblems.class);

    private final ProblemAnswers answers;

    ExceptionProblems(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    public Response foreseen(ProblemException e) {
        return answers.answer(e.problem());
    }

    @ServerExceptionMapper
    public Response invalid(InvalidInputException e) {
        return answers.answer(Problem.of(ProblemType.INVALID_REQUEST, e.getMessage(), e.field()));
    }

    @ServerExceptionMapper
    public Response failure(JobFailedException e) {
        return answers.answer(
                Problem.of(ProblemType.of(e.failure()), e.failure().detail()));
    }

    /** The message names the store's address, which isn't the client's business: it goes to the log. */
    @ServerExceptionMapper
    public Response store(BlobStoreUnavailableException e) {
        LOG.warnf("store=unavailable reason=\"%s\"", e.getMessage());
        return answers.answer(Problem.of(
                ProblemType.STORE_UNAVAILABLE, "The store does not answer; nothing was accepted. Try again."));
    }

    /** What the HTTP layer refuses: no such path, method, media type. */
    @ServerExceptionMapper
    public Response http(WebApplicationException e, UriInfo uri) {
        Response refused = e.getResponse();
        if (refused.getStatus() < 400) {
            return refused;
        }
        ProblemType type = ProblemType.ofStatus(refused.getStatus());
        if (type == ProblemType.INTERNAL) {
            return unforeseen(e, uri);
        }
        Response answer = answers.answer(Problem.of(type, type.title() + ": /" + path(uri)));
        Object allow = refused.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    /** A form whose parts have headers that are none. */
    @ServerExceptionMapper
    public Response malformed(MultipartParser.MalformedMessageException e) {
        return answers.answer(
                Problem.of(ProblemType.INVALID_REQUEST, "body: is not the multipart form that its header says it is"));
    }

    /** Nobody foresaw it: the log has the whole story, the client only that it happened. */
    @ServerExceptionMapper
    public Response unforeseen(Throwable e, UriInfo uri) {
        LOG.errorf(e, "request=failed path=/%s", path(uri));
        return answers.answer(Problem.of(ProblemType.INTERNAL, "The gateway could not answer this; its log says why."));
    }

    private static String path(UriInfo uri) {
        String path = uri.getPath();
        return Quoted.abbreviated(path.startsWith("/") ? path.substring(1) : path);
    }
}
