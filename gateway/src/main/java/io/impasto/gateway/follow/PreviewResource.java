package io.impasto.gateway.follow;

import io.impasto.common.access.Scope;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobPreview;
import io.impasto.common.job.JobState;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.ResultKey;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a running job's picture looks like by now. */
@Path("/v1/jobs/{id}/preview")
@RolesAllowed(Scope.READ_ROLE)
public class PreviewResource {

    /** Far more than a preview has; what is larger isn't one. */
    private static final long MOST_BYTES = 16 << 20;

    private static final String NO_STORE = "no-store";

    private final JobLookup jobs;
    private final BlobStore store;

    PreviewResource(JobLookup jobs, BlobStore store) {
        this.jobs = jobs;
        this.store = store;
    }

    /**
     * The newest preview. The worker may have overwritten the one that its event told of, so what is sent is tagged by what it is, and a
     * browser that keeps none of it can still ask whether it has changed.
     */
    @GET
    @Operation(
            operationId = "preview",
            summary = "What a running job's picture looks like by now",
            description = "The newest preview, whatever `step` the address names.")
    @APIResponse(responseCode = "200", description = "The preview.", content = @Content(mediaType = "image/*"))
    @APIResponse(responseCode = "304", description = "It is what `If-None-Match` names.")
    @Extension(name = "x-problems", value = "unknown-job, no-preview, view-incomplete, store-unavailable")
    public Response preview(@PathParam("id") String id, @Context Request request) {
        TrackedJob job = jobs.find(id);
        PreviewImage known = known(job).image();
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag(known.sha256()));
        if (unchanged != null) {
            return unchanged.header(HttpHeaders.CACHE_CONTROL, NO_STORE).build();
        }
        byte[] bytes = read(job, known.object());
        return Response.ok(bytes, known.contentType())
                .tag(new EntityTag(ResultKey.sha256(bytes)))
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    private byte[] read(TrackedJob job, S3Object object) {
        try {
            return store.get(object, MOST_BYTES);
        } catch (BlobMissingException e) {
            throw new ProblemException(none(job, "has taken its preview away: it is ending, or has just ended."), e);
        }
    }

    private static JobPreview known(TrackedJob job) {
        if (job.state() instanceof JobState.Open open && open.preview() != null) {
            return open.preview();
        }
        if (job.state() instanceof JobState.Succeeded) {
            throw new ProblemException(none(job, "has succeeded: its picture is at /v1/jobs/" + job.id() + "/image."));
        }
        String still = job.ended() ? "; there is nothing of it to see." : " and has nothing to show yet.";
        throw new ProblemException(none(job, "is " + job.state().word() + still));
    }

    private static Problem none(TrackedJob job, String why) {
        return new Problem(
                ProblemType.NO_PREVIEW,
                "Job " + job.id() + " " + why,
                null,
                job.state().word(),
                null);
    }
}
