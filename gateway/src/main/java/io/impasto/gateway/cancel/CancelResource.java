package io.impasto.gateway.cancel;

import io.impasto.common.access.Scope;
import io.impasto.gateway.follow.JobLookup;
import io.impasto.gateway.follow.JobRepresentation;
import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.TrackedJob;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.publish.NotPublishedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** One cancel's story: known? ended already? asked for already? published, acknowledged, on its way. */
@Path("/v1/jobs/{id}/cancel")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.CANCEL_ROLE)
public class CancelResource {

    private static final Logger LOG = Logger.getLogger(CancelResource.class);

    private final JobLookup jobs;
    private final JobView view;
    private final CancelPublisher publisher;

    CancelResource(JobLookup jobs, JobView view, CancelPublisher publisher) {
        this.jobs = jobs;
        this.view = view;
        this.publisher = publisher;
    }

    /** 202 if it is on its way, 200 if it comes too late to have an effect. */
    @POST
    @Operation(operationId = "cancel", summary = "Take a job back")
    @APIResponse(
            responseCode = "202",
            description = "The workers are told; a running job stops within one step.",
            content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
    @APIResponse(
            responseCode = "200",
            description = "It comes too late to have an effect.",
            content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
    @Extension(name = "x-problems", value = "unknown-job, view-incomplete, broker-unavailable")
    public Response cancel(@PathParam("id") String id) {
        // While the view is incomplete, the job's end or its request may be among what isn't read yet.
        TrackedJob job = jobs.findForCertain(id);
        if (job.ended()) {
            return Response.ok(JobRepresentation.of(job)).build();
        }
        return Response.accepted(JobRepresentation.of(job.cancelRequested() ? job : publish(job)))
                .build();
    }

    private TrackedJob publish(TrackedJob job) {
        try {
            TrackedJob cancelled = view.cancelRequested(publisher.publish(job.id(), job.request()));
            LOG.infof("jobId=%s cancel=requested", job.id());
            return cancelled;
        } catch (NotPublishedException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.BROKER_UNAVAILABLE,
                            "The message broker did not acknowledge the cancel, so the job is not cancelled. Try again."),
                    e);
        }
    }
}
