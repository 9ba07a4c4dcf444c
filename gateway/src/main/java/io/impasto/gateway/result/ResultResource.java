package io.impasto.gateway.result;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.access.Scope;
import io.impasto.common.blob.PresignedLinks;
import io.impasto.common.job.JobId;
import io.impasto.common.job.ResultImage;
import io.impasto.gateway.config.GatewayConfig;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemAnswers;
import io.impasto.gateway.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The finished picture: streamed from the store, whole or in part, or a link to it there. */
@Path("/v1/jobs/{id}/image")
@RolesAllowed(Scope.READ_ROLE)
public class ResultResource {

    /** An id has one result, whose bytes are what they are; only whoever may see the job may see them. */
    static final String FOREVER = "private, max-age=31536000, immutable";

    private static final String ACCEPT_RANGES = "Accept-Ranges";
    private static final String CONTENT_RANGE = "Content-Range";
    private static final String BYTES = "bytes";

    private final ResultLookup results;
    private final PresignedLinks links;
    private final ProblemAnswers problems;
    private final Duration linksLast;
    private final Clock clock;

    ResultResource(
            ResultLookup results, PresignedLinks links, ProblemAnswers problems, GatewayConfig config, Clock clock) {
        this.results = results;
        this.links = links;
        this.problems = problems;
        this.linksLast = config.resultLinksLast();
        this.clock = clock;
    }

    /**
     * All of it, or the one range that is asked for.
     *
     * @param uri with {@code download}, whatever its value, if it is to be saved, not shown
     * @param ifRange the tag of what the range is of; of anything else the whole is sent
     */
    @GET
    @Operation(
            operationId = "image",
            summary = "The finished picture",
            description =
                    "In the format that the job asked for, whole or the range that is asked for; its `ETag` is the SHA-256 of its bytes. "
                            + "With `?download` it is to be saved, not shown.")
    @APIResponse(responseCode = "200", description = "The picture.", content = @Content(mediaType = "image/*"))
    @APIResponse(
            responseCode = "206",
            description = "The range that `Range` names.",
            content = @Content(mediaType = "image/*"))
    @APIResponse(responseCode = "304", description = "It is what `If-None-Match` names.")
    @Extension(
            name = "x-problems",
            value = "unknown-job, job-forgotten, not-finished, job-failed, job-cancelled, job-expired, result-gone,"
                    + " view-incomplete, view-unavailable, store-unavailable, range-not-satisfiable")
    public Response image(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @HeaderParam("Range") @Nullable String ranges,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context Request request) {
        ResultImage image = results.find(id).image();
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(image));
        if (unchanged != null) {
            return unchanged.header(HttpHeaders.CACHE_CONTROL, FOREVER).build();
        }
        boolean same = ifRange == null || ifRange.equals('"' + image.sha256() + '"');
        Optional<ByteRange> range = same ? ByteRange.of(ranges, image.bytes()) : Optional.empty();
        if (range.isEmpty()) {
            return described(Response.ok(results.open(image.object())), id, image, uri, image.bytes());
        }
        return range.get().empty() ? unsatisfiable(image) : part(id, image, uri, range.get());
    }

    /** The headers of all of it. */
    @HEAD
    @Operation(operationId = "imageHead", summary = "What the finished picture is, without it")
    @APIResponse(responseCode = "200", description = "Its headers.")
    @Extension(
            name = "x-problems",
            value = "unknown-job, job-forgotten, not-finished, job-failed, job-cancelled, job-expired, result-gone,"
                    + " view-incomplete, view-unavailable, store-unavailable")
    public Response head(@PathParam("id") String id, @Context UriInfo uri) {
        ResultImage image = results.find(id).image();
        results.requireThere(image.object());
        return described(Response.ok(), id, image, uri, image.bytes());
    }

    /**
     * A link for those who have no key.
     *
     * @param url where the picture is, for anybody
     * @param expiresAt until when
     */
    public record Link(URI url, Instant expiresAt) {}

    /** @param seconds how long it is to last; as long as links may last if that isn't said */
    @GET
    @Path("/link")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "imageLink", summary = "A link to the finished picture, for those who have no key")
    @APIResponse(
            responseCode = "200",
            description = "The link, and until when it lasts.",
            content = @Content(schema = @Schema(implementation = Link.class)))
    @Extension(
            name = "x-problems",
            value =
                    "invalid-request, unknown-job, job-forgotten, not-finished, job-failed, job-cancelled, job-expired, result-gone,"
                            + " view-incomplete, view-unavailable, store-unavailable")
    public Response link(
            @PathParam("id") String id, @QueryParam("seconds") @Nullable String seconds, @Context UriInfo uri) {
        Duration lasts = seconds == null ? linksLast : lasting(seconds);
        ResultImage image = results.find(id).image();
        results.requireThere(image.object());
        ResultFile file = ResultFile.of(
                new JobId(id), image.mediaType(), uri.getQueryParameters().containsKey("download"));
        Instant expiresAt = clock.instant().plus(lasts).truncatedTo(ChronoUnit.SECONDS);
        return Response.ok(new Link(links.get(image.object(), file.mediaType(), file.disposition(), lasts), expiresAt))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Duration lasting(String seconds) {
        if (seconds.matches("[1-9][0-9]{0,6}") && Long.parseLong(seconds) <= linksLast.toSeconds()) {
            return Duration.ofSeconds(Long.parseLong(seconds));
        }
        throw new InvalidInputException(
                "seconds", "'" + Quoted.abbreviated(seconds) + "' is not a number from 1 to " + linksLast.toSeconds());
    }

    private Response part(String id, ResultImage image, UriInfo uri, ByteRange range) {
        return described(
                Response.status(Response.Status.PARTIAL_CONTENT)
                        .entity(results.open(image.object(), range))
                        .header(CONTENT_RANGE, range.of(image.bytes())),
                id,
                image,
                uri,
                range.length());
    }

    private Response unsatisfiable(ResultImage image) {
        Problem problem = Problem.of(
                ProblemType.RANGE_NOT_SATISFIABLE,
                "The result has " + image.bytes() + " bytes, the first of them number 0.",
                "Range");
        return Response.fromResponse(problems.answer(problem))
                .header(CONTENT_RANGE, "bytes */" + image.bytes())
                .build();
    }

    private static Response described(
            Response.ResponseBuilder answer, String id, ResultImage image, UriInfo uri, long length) {
        ResultFile file = ResultFile.of(
                new JobId(id), image.mediaType(), uri.getQueryParameters().containsKey("download"));
        return answer.type(file.mediaType())
                .tag(tag(image))
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition())
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .header(ACCEPT_RANGES, BYTES)
                .build();
    }

    private static EntityTag tag(ResultImage image) {
        return new EntityTag(image.sha256());
    }
}
