package io.impasto.gateway.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.impasto.common.access.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How long the queue is, and who is there to serve it. */
@Path("/v1/queue")
@RolesAllowed({Scope.READ_ROLE, Scope.SUBMIT_ROLE})
public class QueueResource {

    private static final Queue UNKNOWN = new Queue(null, null, null);

    private final Waiting waiting;

    QueueResource(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * What Kafka said last. All is left out before it has said anything, and when that was too long ago: an autoscaler would go by the
     * number whatever time stood beside it, and has a fallback for one that is missing.
     *
     * @param waiting requests that aren't done yet, those being painted among them
     * @param workers how many have joined
     * @param asOf when it was so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Queue(
            @Nullable Long waiting,
            @Nullable Integer workers,
            @Nullable Instant asOf) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "queue", summary = "How many jobs aren't done yet, and how many workers there are")
    public Queue queue() {
        return waiting.present()
                .map(state -> new Queue(state.waiting(), state.workers().size(), state.asOf()))
                .orElse(UNKNOWN);
    }
}
