package io.impasto.gateway.submit;

import io.impasto.gateway.follow.JobRepresentation;
import io.impasto.gateway.follow.TrackedJob;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/**
 * What came of a submission.
 *
 * @param isNew false for a repeat of one that was accepted before
 */
public record Submitted(TrackedJob job, boolean isNew) {

    /** The answer of that status: the job, and where it is. */
    Response answer(Response.Status status) {
        return Response.status(status)
                .entity(JobRepresentation.of(job))
                .location(UriBuilder.fromPath("/v1/jobs/{id}").build(job.id().value()))
                .build();
    }
}
