package io.impasto.gateway.estimate;

import io.impasto.common.UntilStopped;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.gateway.follow.JobEventListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka every few seconds how many requests wait and which workers are there, on a thread of its own that never gives up; before that, once, it has
 * the last completions read.
 */
public final class KafkaQueueWatch implements QueueInsight, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaQueueWatch.class);

    /** A broker that is well answers within a few ms. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Map<String, Object> settings;
    private final KafkaRecentCompletions recent;
    private final JobEventListener listener;
    private final Duration every;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "queue-watch");
    private final UntilStopped asking;

    // The thread's own.
    private boolean recentRead;

    // Written by the thread, read by others.
    private volatile @Nullable QueueState last;
    private volatile @Nullable String trouble;

    /**
     * @param completions how many of the last ones the listener is told, of each partition
     * @param every how often Kafka is asked
     */
    public KafkaQueueWatch(
            KafkaConnection kafka, int completions, JobEventListener listener, Duration every, Clock clock) {
        this.settings = kafka.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "impasto-queue-watch",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
        this.recent = new KafkaRecentCompletions(kafka, completions);
        this.listener = listener;
        this.every = every;
        this.clock = clock;
        this.asking = new UntilStopped(every, this::inTrouble);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public Optional<QueueState> lastKnown() {
        return Optional.ofNullable(last);
    }

    @Override
    public void close() {
        asking.stop();
        thread.interrupt();
    }

    private void run() {
        asking.run(() -> {
            if (!recentRead) {
                recent.read(listener);
                recentRead = true;
            }
            try (Admin admin = Admin.create(settings)) {
                KafkaShareQueue queue = new KafkaShareQueue(admin, Topic.WORKERS_GROUP, PATIENCE);
                do {
                    last = new QueueState(queue.waiting(), queue.workers(), clock.instant());
                    well();
                } while (!asking.pause(every));
            }
        });
    }

    private void well() {
        if (trouble != null) {
            LOG.info("queue=known");
        }
        trouble = null;
    }

    private void inTrouble(RuntimeException e) {
        Throwable cause = e instanceof KafkaException && e.getCause() != null ? e.getCause() : e;
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (!reason.equals(trouble)) {
            LOG.warnf("queue=unknown reason=\"%s\" trying=again", reason);
        }
        trouble = reason;
    }
}
