package io.impasto.gateway.result;

import io.impasto.common.access.Scope;
import jakarta.annotation.security.RolesAllowed;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

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
    public InputStream trace(@PathParam("id") String id) {
        S3Object trace = results.find(id).trace();
        if (trace == null) {
            throw new ProblemException(
                    Problem.of(ProblemType.NO_TRACE, "Job " + id + " was not asked to record one (options.trace)."));
        }
        return results.open(trace);
    }
}
