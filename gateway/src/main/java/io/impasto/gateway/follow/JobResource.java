package io.impasto.gateway.follow;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where a job stands. */
@Path("/v1/jobs/{id}")
public class JobResource {

    private final JobLookup jobs;

    JobResource(JobLookup jobs) {
        this.jobs = jobs;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JobRepresentation job(@PathParam("id") String id) {
        return JobRepresentation.of(jobs.find(id));
    }
}
