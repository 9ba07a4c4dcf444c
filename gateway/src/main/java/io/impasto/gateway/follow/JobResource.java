package io.impasto.gateway.follow;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobState;
import io.impasto.common.job.ResultImage;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where a job stands, and what came of it. */
@Path("/v1/jobs/{id}")
public class JobResource {

    private static final String PROBLEMS =
            "unknown-job, not-finished, job-failed, job-cancelled, job-expired, result-gone,"
                    + " view-incomplete, store-unavailable";

    private final JobLookup jobs;
    private final BlobStore store;

    JobResource(JobLookup jobs, BlobStore store) {
        this.jobs = jobs;
        this.store = store;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "job", summary = "Where a job stands")
    @Extension(name = "x-problems", value = "unknown-job, view-incomplete")
    public JobRepresentation job(@PathParam("id") String id) {
        return JobRepresentation.of(jobs.find(id));
    }

    /** The finished picture, streamed from the store. */
    @GET
    @Path("/image")
    @Operation(
            operationId = "image",
            summary = "The finished picture",
            description = "In the format that the job asked for; its `ETag` is the SHA-256 of its bytes.")
    @APIResponse(responseCode = "200", description = "The picture.", content = @Content(mediaType = "image/*"))
    @APIResponse(responseCode = "304", description = "It is what `If-None-Match` names.")
    @Extension(name = "x-problems", value = PROBLEMS)
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
    @Operation(operationId = "trace", summary = "The losses of every step, if the job was asked to record them")
    @APIResponse(
            responseCode = "200",
            description = "A JSON array with the losses of each step.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY)))
    @Extension(name = "x-problems", value = PROBLEMS + ", no-trace")
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
