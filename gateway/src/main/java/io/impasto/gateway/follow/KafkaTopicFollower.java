package io.impasto.gateway.follow;

import io.impasto.common.UntilStopped;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.gateway.follow.store.StoreDamagedException;
import io.impasto.gateway.follow.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics into the view, on one thread of its own that never gives up: while Kafka doesn't answer, or the view can't be
 * written, it says so once, and tries again. It goes on where the view says that it has read to.
 */
public final class KafkaTopicFollower implements AutoCloseable {

    static final String THREAD = "job-view";

    private static final Logger LOG = Logger.getLogger(KafkaTopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** How old the knowledge may be that Kafka answers. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final KafkaConnection kafka;
    private final StoredJobView view;
    private final KafkaRecordReading reading;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, THREAD);
    private final UntilStopped sessions = new UntilStopped(PAUSE, this::inTrouble);

    // The thread's own.
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private Map<TopicPartition, Long> endsAtStart = Map.of();
    private KafkaTopics.@Nullable Layout followed;
    private Instant forgetAt = Instant.MIN;

    // Written by the thread, read by others.
    private volatile @Nullable String trouble = "Kafka has not been asked yet";
    private volatile @Nullable KafkaTopics topicsInUse;

    /** One that nobody listens to. */
    public KafkaTopicFollower(KafkaConnection kafka, StoredJobView view, Clock clock) {
        this(kafka, view, clock, event -> {});
    }

    /** @param listener hears of every event that is read */
    public KafkaTopicFollower(KafkaConnection kafka, StoredJobView view, Clock clock, JobEventListener listener) {
        this.kafka = kafka;
        this.view = view;
        this.reading = new KafkaRecordReading(listener);
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
        KafkaTopics topics = topicsInUse;
        if (topics != null) {
            topics.wakeup();
        }
        try {
            thread.join(KafkaTopics.PATIENCE.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        sessions.run(() -> {
            view.open();
            try (KafkaTopics topics = new KafkaTopics(kafka, "impasto-" + THREAD)) {
                topicsInUse = topics;
                followed = null;
                follow(topics);
            } finally {
                topicsInUse = null;
            }
        });
    }

    private void follow(KafkaTopics topics) {
        Instant check = clock.instant();
        while (!sessions.stopped()) {
            if (!clock.instant().isBefore(check)) {
                check(topics);
                check = clock.instant().plus(CHECK_EVERY);
            }
            KafkaTopics.Layout layout = followed;
            if (layout == null) {
                sessions.pause(PAUSE);
                continue;
            }
            view.requireSound();
            read(topics, layout);
            view.well();
            if (view.complete()) {
                forget();
            } else if (reachedEndsAtStart()) {
                view.caughtUp();
                LOG.infof("view=complete partitions=%d", next.size());
            }
        }
    }

    private void read(KafkaTopics topics, KafkaTopics.Layout layout) {
        List<JobChange> changes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : topics.poll(POLL)) {
            reading.read(message).ifPresent(changes::add);
        }
        List<TopicPosition> reached = new ArrayList<>();
        for (TopicPartition partition : layout.partitions()) {
            long position = topics.next(partition);
            Long before = next.put(partition, position);
            if (before == null || before != position) {
                reached.add(new TopicPosition(
                        partition.topic(),
                        partition.partition(),
                        layout.ids().getOrDefault(partition.topic(), ""),
                        position));
            }
        }
        if (!reached.isEmpty()) {
            view.read(changes, reached);
        }
    }

    /** Whether Kafka answers, and whether there are topics or partitions that aren't followed yet. */
    private void check(KafkaTopics topics) {
        try {
            KafkaTopics.Layout layout = topics.layout();
            Map<TopicPartition, Long> ends = topics.ends(layout.partitions());
            if (!layout.equals(followed)) {
                goOn(topics, layout, ends);
                followed = layout;
            }
            well();
        } catch (TimeoutException e) {
            inTrouble(kafka.bootstrapServers() + " does not answer");
        } catch (MissingTopicException e) {
            inTrouble(reason(e));
        }
    }

    private void goOn(KafkaTopics topics, KafkaTopics.Layout layout, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> offsets = stored(topics, layout, ends).orElseGet(() -> {
            view.beginAnew(layout.clusterId());
            return Map.of();
        });
        if (!view.complete()) {
            endsAtStart = Map.copyOf(ends);
        }
        next.clear();
        topics.readFrom(layout.partitions(), offsets);
        LOG.infof("view=reading partitions=%d known=%d", layout.partitions().size(), offsets.size());
    }

    /** Where to go on; empty if what is stored was read from other topics, or so long ago that ends of jobs were missed. */
    private Optional<Map<TopicPartition, Long>> stored(
            KafkaTopics topics, KafkaTopics.Layout layout, Map<TopicPartition, Long> ends) {
        List<TopicPosition> positions = view.positions(layout.clusterId()).orElse(null);
        if (positions == null) {
            LOG.infof("view=anew reason=\"nothing is stored of cluster %s\"", layout.clusterId());
            return Optional.empty();
        }
        Map<TopicPartition, Long> begins = topics.begins(layout.partitions());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPosition position : positions) {
            TopicPartition partition = new TopicPartition(position.topic(), position.partition());
            if (!position.topicId().equals(layout.ids().get(position.topic())) || !ends.containsKey(partition)) {
                LOG.warnf("view=anew reason=\"%s is another one now\"", partition);
                return Optional.empty();
            }
            if (position.topic().equals(Topic.COMPLETIONS) && position.next() < begins.getOrDefault(partition, 0L)) {
                LOG.warnf("view=anew reason=\"records of %s are gone that were not read\"", partition);
                return Optional.empty();
            }
            if (position.next() > ends.getOrDefault(partition, 0L)) {
                LOG.warnf("partition=%s read=anew reason=\"it ends before what was read of it\"", partition);
            } else {
                offsets.put(partition, position.next());
            }
        }
        return Optional.of(offsets);
    }

    private boolean reachedEndsAtStart() {
        return !endsAtStart.isEmpty()
                && endsAtStart.entrySet().stream()
                        .allMatch(end -> next.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private void forget() {
        Instant now = clock.instant();
        if (now.isBefore(forgetAt)) {
            return;
        }
        int gone = view.forget(now, FORGOTTEN_AT_ONCE);
        if (gone > 0) {
            LOG.infof("view=forgot jobsAndMarks=%d", gone);
        }
        if (gone < FORGOTTEN_AT_ONCE) { // else there are more: after the next batch is read
            forgetAt = now.plus(FORGET_EVERY);
        }
    }

    private void inTrouble(RuntimeException e) {
        if (e instanceof StoreException storeTrouble) {
            storeTrouble(storeTrouble);
        } else {
            inTrouble(reason(e));
        }
    }

    /** What is damaged is thrown away, since the topics have it all; what can't be read or written just now is opened again. */
    private void storeTrouble(StoreException e) {
        String reason = reason(e);
        if (!view.trouble().equals(Optional.of(reason))) {
            LOG.errorf("view=unusable reason=\"%s\" trying=again", reason);
        }
        try {
            if (e instanceof StoreDamagedException) {
                LOG.warn("view=anew reason=\"what was stored is damaged\"");
                view.throwAway(reason);
            } else {
                view.shut(reason);
            }
        } catch (StoreException again) {
            LOG.errorf("view=unusable reason=\"%s\" trying=again", reason(again));
        }
    }

    private void inTrouble(String reason) {
        if (!reason.equals(trouble)) {
            LOG.warnf("kafka=unavailable reason=\"%s\" trying=again", reason);
        }
        trouble = reason;
    }

    private void well() {
        if (trouble != null) {
            LOG.infof("kafka=available bootstrapServers=%s", kafka.bootstrapServers());
        }
        trouble = null;
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e instanceof KafkaException && e.getCause() != null ? e.getCause() : e;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
