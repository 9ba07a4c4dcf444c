package io.impasto.gateway.follow;

import io.impasto.common.access.Scope;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** What becomes of a job, as it happens, to its end. */
@Path("/v1/jobs/{id}/events")
@RolesAllowed(Scope.READ_ROLE)
public class EventsResource {

    private final JobLookup jobs;
    private final JobStreams streams;

    EventsResource(JobLookup jobs, JobStreams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    /**
     * Each event is the whole job as it is now. Who has read its end already, and asks again as browsers do, is told by 204 that there is no more.
     *
     * @param lastEventId of the last event that the client has read, from whichever gateway
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Blocking // The job is looked for on disk.
    @Operation(
            operationId = "events",
            summary = "What becomes of a job, as it happens, to its end",
            description =
                    "Server-sent events; the data of each is the job as `GET /v1/jobs/{id}` shows it, its id means the same on every gateway.")
    @APIResponse(
            responseCode = "200",
            description = "The events.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    @APIResponse(responseCode = "204", description = "`Last-Event-ID` is that of its end: there is no more.")
    @Extension(name = "x-problems", value = "unknown-job, job-forgotten, view-incomplete, view-unavailable, busy")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") String id, @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
        TrackedJob job = jobs.find(id);
        StateId last = StateId.parse(lastEventId).orElse(null);
        if (last != null && job.ended() && last.isAnEnd()) {
            throw new WebApplicationException(Response.noContent().build());
        }
        return streams.of(job.id(), last, sse);
    }
}
