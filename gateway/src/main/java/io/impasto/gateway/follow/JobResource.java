package io.impasto.gateway.follow;

import io.impasto.common.access.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** Where a job stands. */
@Path("/v1/jobs/{id}")
@RolesAllowed(Scope.READ_ROLE)
public class JobResource {

    private final JobLookup jobs;
    private final WaitingLine line;

    JobResource(JobLookup jobs, WaitingLine line) {
        this.jobs = jobs;
        this.line = line;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "job", summary = "Where a job stands")
    @Extension(name = "x-problems", value = "unknown-job, job-forgotten, view-incomplete, view-unavailable")
    public JobRepresentation job(@PathParam("id") String id) {
        TrackedJob job = jobs.find(id);
        return JobRepresentation.of(job, line.place(job));
    }
}
