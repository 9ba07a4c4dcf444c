package io.impasto.gateway.follow;

import io.impasto.common.access.Scope;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobState;
import io.impasto.common.job.ResultImage;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Where a job stands, and what came of it. */
@Path("/v1/jobs/{id}")
@RolesAllowed(Scope.READ_ROLE)
public class JobResource {

    private final JobLookup jobs;
    private final BlobStore store;

    JobResource(JobLookup jobs, BlobStore store) {
        this.jobs = jobs;
        this.store = store;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JobRepresentation job(@PathParam("id") String id) {
        return JobRepresentation.of(jobs.find(id));
    }

    /** The finished picture, streamed from the store. */
    @GET
    @Path("/image")
    public Response image(@PathParam("id") String id, @Context Request request) {
        ResultImage image = succeeded(jobs.find(id)).result().image();
        EntityTag tag = new EntityTag(image.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        return Response.ok(open(image.object()), image.mediaType())
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, image.bytes())
                .build();
    }

    /** The losses of every step, if the job was asked to record them. */
    @GET
    @Path("/trace")
    @Produces(MediaType.APPLICATION_JSON)
    public InputStream trace(@PathParam("id") String id) {
        S3Object trace = succeeded(jobs.find(id)).result().trace();
        if (trace == null) {
            throw new ProblemException(
                    Problem.of(ProblemType.NO_TRACE, "Job " + id + " was not asked to record one (options.trace)."));
        }
        return open(trace);
    }

    private static JobState.Succeeded succeeded(TrackedJob job) {
        JobState state = job.state();
        if (state instanceof JobState.Succeeded succeeded) {
            return succeeded;
        }
        if (state instanceof JobState.Failed failed) {
            throw new ProblemException(new Problem(
                    ProblemType.JOB_FAILED,
                    "Job " + job.id() + " failed: " + failed.failure().detail(),
                    null,
                    state.word(),
                    failed.failure()));
        }
        if (state instanceof JobState.Cancelled) {
            throw without(job, ProblemType.JOB_CANCELLED, "was cancelled; it has no result.");
        }
        if (state instanceof JobState.Expired expired) {
            throw without(
                    job,
                    ProblemType.JOB_EXPIRED,
                    "was to be done by " + expired.expirytime() + " and was not; it has no result.");
        }
        throw without(
                job, ProblemType.NOT_FINISHED, "is " + state.word() + "; its result comes when it has succeeded.");
    }

    private static ProblemException without(TrackedJob job, ProblemType type, String why) {
        return new ProblemException(new Problem(
                type, "Job " + job.id() + " " + why, null, job.state().word(), null));
    }

    private InputStream open(S3Object object) {
        try {
            return store.open(object);
        } catch (BlobMissingException e) {
            throw new ProblemException(Problem.of(ProblemType.RESULT_GONE, "There is no " + object + " any more."), e);
        }
    }
}
