package io.impasto.gateway.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.job.JobId;
import io.impasto.gateway.config.GatewayConfig;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The streams that are open. None has a thread: they are told by those who change jobs, and one thread makes all their hearts beat. */
@Singleton
public class JobStreams implements AutoCloseable {

    static final String EVENT = "job";

    private static final Logger LOG = Logger.getLogger(JobStreams.class);
    private static final String THREAD = "job-streams";

    private final JobView view;
    private final WaitingLine line;
    private final ObjectMapper json;
    private final Duration heartbeat;
    private final int most;
    private final Set<JobStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService hearts = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    });

    JobStreams(JobView view, WaitingLine line, ObjectMapper json, GatewayConfig config) {
        this.view = view;
        this.line = line;
        this.json = json;
        this.heartbeat = config.heartbeat();
        this.most = config.streams();
    }

    public void start() {
        hearts.scheduleWithFixedDelay(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        hearts.shutdownNow();
    }

    /** How many are open. */
    public int open() {
        return open.size();
    }

    /**
     * What becomes of the job after what the client has read already, to its end.
     *
     * @throws ProblemException if as many are open as may be; some that ask at the same moment may be let in beyond that
     */
    Multi<OutboundSseEvent> of(JobId id, @Nullable StateId last, Sse sse) {
        if (open() >= most) {
            throw new ProblemException(Problem.of(
                    ProblemType.BUSY, "There are " + most + " streams of events already, and no more may be."));
        }
        return Multi.createFrom()
                .emitter(pipe -> begin(id, last, sse, pipe), BackPressureStrategy.LATEST)
                .map(stream -> ((JobStream) stream).next());
    }

    private void begin(JobId id, @Nullable StateId last, Sse sse, MultiEmitter<? super Object> pipe) {
        JobStream stream = new JobStream(
                (job, place) -> event(job, place, sse),
                () -> sse.newEventBuilder().comment("").build(),
                line,
                last,
                pipe);
        JobView.Watch watch = view.watch(id, stream::changed);
        open.add(stream);
        pipe.onTermination(() -> {
            watch.close();
            open.remove(stream);
        });
        // Only now, lest a change between the two be missed. Whatever there is to tell, the answer begins.
        view.find(id).ifPresentOrElse(stream::changed, stream::nudge);
    }

    private OutboundSseEvent event(TrackedJob job, @Nullable Integer place, Sse sse) {
        try {
            return sse.newEventBuilder()
                    .id(StateId.of(job).toString())
                    .name(EVENT)
                    .data(json.writeValueAsString(JobRepresentation.of(job, place)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job always has a JSON form", e);
        }
    }

    private void beat() {
        try {
            open.forEach(JobStream::nudge);
        } catch (RuntimeException e) { // The next beat may do better.
            LOG.warnf("streams=unbeaten reason=\"%s\"", e);
        }
    }
}
