package io.impasto.gateway.result;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.access.Scope;
import io.impasto.common.job.ResultImage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The finished picture, small. */
@Path("/v1/jobs/{id}/thumbnail")
@RolesAllowed(Scope.READ_ROLE)
public class ThumbnailResource {

    private static final int SMALLEST = 32;

    private final ResultLookup results;
    private final Thumbnails thumbnails;

    ThumbnailResource(ResultLookup results, Thumbnails thumbnails) {
        this.results = results;
        this.thumbnails = thumbnails;
    }

    /** @param size the longest side, px, 32 to 512; a picture that is smaller isn't made larger */
    @GET
    @Operation(
            operationId = "thumbnail",
            summary = "The finished picture, small",
            description = "A JPEG, `size` px at its longer side.")
    @APIResponse(responseCode = "200", description = "The picture.", content = @Content(mediaType = "image/jpeg"))
    @APIResponse(responseCode = "304", description = "It is what `If-None-Match` names.")
    @Extension(
            name = "x-problems",
            value =
                    "invalid-request, unknown-job, job-forgotten, not-finished, job-failed, job-cancelled, job-expired, result-gone,"
                            + " view-incomplete, view-unavailable, store-unavailable, busy")
    public Response thumbnail(
            @PathParam("id") String id,
            @QueryParam("size") @DefaultValue("256") String size,
            @Context Request request) {
        int side = side(size);
        ResultImage image = results.find(id).image();
        EntityTag tag = new EntityTag(image.sha256() + "-" + side);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null
                ? Response.ok(thumbnails.of(image, side), "image/jpeg").tag(tag)
                : unchanged;
        return answer.header(HttpHeaders.CACHE_CONTROL, ResultResource.FOREVER).build();
    }

    private static int side(String size) {
        if (size.matches("[0-9]{2,3}")) {
            int side = Integer.parseInt(size);
            if (side >= SMALLEST && side <= Thumbnails.LARGEST) {
                return side;
            }
        }
        throw new InvalidInputException(
                "size",
                "'" + Quoted.abbreviated(size) + "' is not a number from " + SMALLEST + " to " + Thumbnails.LARGEST);
    }
}
