package io.impasto.gateway.follow;

import io.impasto.common.UntilStopped;
import io.impasto.common.wire.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics into the view, on one thread of its own that never gives up: while Kafka doesn't answer it says so once, and
 * tries again.
 */
public final class KafkaTopicFollower implements AutoCloseable {

    static final String THREAD = "job-view";

    private static final Logger LOG = Logger.getLogger(KafkaTopicFollower.class);
    private static final List<String> TOPICS =
            List.of(Topic.REQUESTS, Topic.URGENT, Topic.CONTROL, Topic.PROGRESS, Topic.COMPLETIONS);
    private static final Duration POLL = Duration.ofMillis(500);

    /** How long one question may take; a broker that is well answers within a few ms. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How old the knowledge may be that Kafka answers. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final FoldedJobView view;
    private final KafkaRecordFold fold;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, THREAD);
    private final UntilStopped sessions = new UntilStopped(PAUSE, e -> inTrouble(reason(e)));

    // The thread's own.
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private Map<TopicPartition, Long> endsAtStart = Map.of();

    // Written by the thread, read by others.
    private volatile @Nullable String trouble = "Kafka has not been asked yet";
    private volatile @Nullable Consumer<String, byte[]> reading;

    public KafkaTopicFollower(String bootstrapServers, FoldedJobView view, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.view = view;
        this.fold = new KafkaRecordFold(view);
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** Why the topics can't be read at present; empty if they can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        sessions.stop();
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(PATIENCE.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        sessions.run(() -> {
            try (Consumer<String, byte[]> consumer = open()) {
                reading = consumer;
                follow(consumer);
            } finally {
                reading = null;
            }
        });
    }

    private void follow(Consumer<String, byte[]> consumer) {
        Instant check = clock.instant();
        while (!sessions.stopped()) {
            if (!clock.instant().isBefore(check)) {
                check(consumer);
                check = clock.instant().plus(CHECK_EVERY);
            }
            if (consumer.assignment().isEmpty()) {
                sessions.pause(PAUSE);
                continue;
            }
            consumer.poll(POLL).forEach(fold::read);
            for (TopicPartition partition : consumer.assignment()) {
                next.put(partition, consumer.position(partition, PATIENCE));
            }
            if (!view.complete() && reachedEndsAtStart()) {
                view.caughtUp();
                LOG.infof("view=complete partitions=%d", next.size());
            }
        }
    }

    /** Whether Kafka answers, and whether there are partitions that aren't followed yet. */
    private void check(Consumer<String, byte[]> consumer) {
        try {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            if (endsAtStart.isEmpty()) {
                endsAtStart = Map.copyOf(ends);
            }
            if (consumer.assignment().size() != partitions.size()) {
                consumer.assign(partitions);
                partitions.forEach(partition -> goOn(consumer, partition));
            }
            well();
        } catch (TimeoutException e) {
            inTrouble(bootstrapServers + " does not answer");
        } catch (MissingTopicException e) {
            inTrouble(reason(e));
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            List<PartitionInfo> infos = consumer.partitionsFor(topic, PATIENCE);
            if (infos == null || infos.isEmpty()) {
                throw new MissingTopicException(topic);
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private void goOn(Consumer<String, byte[]> consumer, TopicPartition partition) {
        Long offset = next.get(partition);
        if (offset == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, offset);
        }
    }

    private boolean reachedEndsAtStart() {
        return !endsAtStart.isEmpty()
                && endsAtStart.entrySet().stream()
                        .allMatch(end -> next.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private void inTrouble(String reason) {
        if (!reason.equals(trouble)) {
            LOG.warnf("kafka=unavailable reason=\"%s\" trying=again", reason);
        }
        trouble = reason;
    }

    private void well() {
        if (trouble != null) {
            LOG.infof("kafka=available bootstrapServers=%s", bootstrapServers);
        }
        trouble = null;
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e instanceof KafkaException && e.getCause() != null ? e.getCause() : e;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private Consumer<String, byte[]> open() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "impasto-" + THREAD,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                PAUSE.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static final class MissingTopicException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MissingTopicException(String topic) {
            super("topic " + topic + " is missing");
        }
    }
}
