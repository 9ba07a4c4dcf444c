package io.impasto.gateway.follow;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream of one job. What is sent into the pipe is no state but a nudge: when the client is ready to read, it gets the newest state there is
 * then, so a slow one skips what it was too slow for, and nothing piles up.
 */
final class JobStream {

    private final BiFunction<TrackedJob, @Nullable Integer, OutboundSseEvent> event;
    private final Supplier<OutboundSseEvent> heartbeat;
    private final WaitingLine line;
    private final MultiEmitter<? super Object> pipe;

    // Guarded by this.
    private @Nullable TrackedJob newest;
    private @Nullable StateId sent;
    private @Nullable Integer placeSent;

    /** @param last what the client has read already; {@code null} for nothing */
    JobStream(
            BiFunction<TrackedJob, @Nullable Integer, OutboundSseEvent> event,
            Supplier<OutboundSseEvent> heartbeat,
            WaitingLine line,
            @Nullable StateId last,
            MultiEmitter<? super Object> pipe) {
        this.event = event;
        this.heartbeat = heartbeat;
        this.line = line;
        this.sent = last;
        this.pipe = pipe;
    }

    /** An older state than what is known already changes nothing. */
    void changed(TrackedJob job) {
        synchronized (this) {
            StateId known = newest == null ? sent : StateId.of(newest);
            if (newest == null || StateId.of(job).isLaterThan(known)) {
                newest = job;
            } else {
                return;
            }
        }
        nudge();
        if (job.ended()) {
            pipe.complete();
        }
    }

    void nudge() {
        pipe.emit(this);
    }

    /** What the client is to read next: the newest state if it hasn't, or where its job waits by now, or that all is well. */
    synchronized OutboundSseEvent next() {
        TrackedJob job = newest;
        if (job == null) {
            return heartbeat.get();
        }
        StateId id = StateId.of(job);
        Integer place = line.place(job);
        boolean moved = place != null && !place.equals(placeSent);
        if (!id.isLaterThan(sent) && !(moved && id.equals(sent))) {
            return heartbeat.get();
        }
        sent = id;
        placeSent = place;
        return event.apply(job, place);
    }
}
