package io.impasto.gateway.follow;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
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

/** Where a job stands, and what came of it. */
@Path("/v1/jobs/{id}")
public class JobResource {

    private final JobView view;
    private final BlobStore store;

    JobResource(JobView view, BlobStore store) {
        this.view = view;
        this.store = store;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JobRepresentation job(@PathParam("id") String id) {
        return JobRepresentation.of(find(id));
    }

    /** The finished picture, streamed from the store. */
    @GET
    @Path("/image")
    public Response image(@PathParam("id") String id, @Context Request request) {
        ResultImage image = succeeded(find(id)).result().image();
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
        S3Object trace = succeeded(find(id)).result().trace();
        if (trace == null) {
            throw new ProblemException(
                    Problem.of(ProblemType.NO_TRACE, "Job " + id + " was not asked to record one (options.trace)."));
        }
        return open(trace);
    }

    private TrackedJob find(String id) {
        return view.find(legal(id)).orElseThrow(() -> view.complete() ? unknown(id) : incomplete());
    }

    private static JobId legal(String id) {
        try {
            return new JobId(id);
        } catch (InvalidInputException e) {
            throw unknown(id); // No job can have it, so none has.
        }
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
        throw new ProblemException(new Problem(
                ProblemType.NOT_FINISHED,
                "Job " + job.id() + " is " + state.word() + "; its result comes when it has succeeded.",
                null,
                state.word(),
                null));
    }

    private InputStream open(S3Object object) {
        try {
            return store.open(object);
        } catch (BlobMissingException e) {
            throw new ProblemException(Problem.of(ProblemType.RESULT_GONE, "There is no " + object + " any more."), e);
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(ProblemType.UNKNOWN_JOB, "No job '" + Quoted.abbreviated(id) + "' is known."));
    }

    private static ProblemException incomplete() {
        return new ProblemException(Problem.of(
                ProblemType.VIEW_INCOMPLETE, "The topics are still being read; the job may be among what is left."));
    }
}
