package io.impasto.client;

import io.impasto.common.job.JobId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows one job to its end: by its events, or by asking each second where the gateway has no such stream. Used once, by one thread. */
final class JobFollower {

    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

    /** The stream's heart beats every 15 s. */
    private static final Duration SILENT_FOR = Duration.ofSeconds(40);

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

    /** In a row, half a minute: a gateway may be started anew meanwhile, and the job goes on without it. */
    private static final int TRIES_IN_VAIN = 9;

    /** Another gateway than the one that took the job may take a moment to hear of it. */
    private static final int UNKNOWN_AT_FIRST = 4;

    private final Calls calls;
    private final JobId id;
    private final Consumer<JobStatus> listener;
    private String lastEvent = "";
    private boolean byEvents = true;
    private @Nullable JobStatus last;
    private int inVain;

    JobFollower(Calls calls, JobId id, Consumer<JobStatus> listener) {
        this.calls = calls;
        this.id = id;
        this.listener = listener;
    }

    JobStatus toTheEnd() throws IOException, InterruptedException {
        for (; ; ) {
            try {
                if (byEvents) {
                    listen();
                } else {
                    tell(JobStatus.read(calls.send(calls.to("/v1/jobs/" + id)).body()));
                }
            } catch (EventStream.NoStreamException e) {
                byEvents = false;
                continue;
            } catch (RefusedException e) {
                boolean early = e instanceof UnknownJobException && last == null && inVain < UNKNOWN_AT_FIRST;
                if (!early && !e.problem().passing()) {
                    throw e;
                }
                failed(e);
            } catch (IOException e) {
                failed(e);
            }
            if (last != null && last.ended()) {
                return last;
            }
            calls.waiting().pause(inVain == 0 ? ASKED_EVERY : PAUSES.get(Math.min(inVain, PAUSES.size()) - 1));
        }
    }

    private void failed(IOException e) throws GatewayException {
        if (++inVain == TRIES_IN_VAIN) {
            throw e instanceof GatewayException ours ? ours : new UnreachableException(calls.gateway(), e);
        }
    }

    /** Until the stream ends, for whichever reason. */
    private void listen() throws IOException, InterruptedException {
        var request = calls.to("/v1/jobs/" + id + "/events").header("Accept", "text/event-stream");
        if (!lastEvent.isEmpty()) {
            request.header("Last-Event-ID", lastEvent);
        }
        try (EventStream stream = new EventStream(calls.http(), request.build())) {
            for (var event = stream.next(SILENT_FOR); event.isPresent(); event = stream.next(SILENT_FOR)) {
                lastEvent = event.get().id();
                tell(JobStatus.read(event.get().data().getBytes(StandardCharsets.UTF_8)));
                if (last != null && last.ended()) {
                    return;
                }
            }
        }
    }

    private void tell(JobStatus status) {
        inVain = 0;
        if (!status.equals(last)) {
            last = status;
            listener.accept(status);
        }
    }
}
