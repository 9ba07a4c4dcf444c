package io.impasto.gateway.result;

import io.impasto.common.access.Scope;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The losses of every step, if the job was asked to record them. */
@Path("/v1/jobs/{id}/trace")
@RolesAllowed(Scope.READ_ROLE)
public class TraceResource {

    private final ResultLookup results;

    TraceResource(ResultLookup results) {
        this.results = results;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "trace", summary = "The losses of every step, if the job was asked to record them")
    @APIResponse(
            responseCode = "200",
            description = "A JSON array with the losses of each step.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY)))
    @Extension(
            name = "x-problems",
            value = "unknown-job, job-forgotten, not-finished, job-failed, job-cancelled, job-expired, result-gone,"
                    + " view-incomplete, view-unavailable, store-unavailable, no-trace")
    public InputStream trace(@PathParam("id") String id) {
        S3Object trace = results.find(id).trace();
        if (trace == null) {
            throw new ProblemException(
                    Problem.of(ProblemType.NO_TRACE, "Job " + id + " was not asked to record one (options.trace)."));
        }
        return results.open(trace);
    }
}
