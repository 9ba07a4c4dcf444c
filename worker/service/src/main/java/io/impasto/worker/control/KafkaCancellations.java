package io.impasto.worker.control;

import io.impasto.common.Sparingly;
import io.impasto.common.UntilStopped;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.wire.ControlCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableControlException;
import io.impasto.worker.run.Cancellations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the control topic. {@link #run} is the life of a thread, which owns the consumer; what it has read is in a concurrent map that any
 * thread may ask.
 */
public final class KafkaCancellations implements Cancellations {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCancellations.class);

    /** A cancel is seen within this time of its being there. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BEFORE_REOPENING = Duration.ofSeconds(1);

    /** A worker that is locked out tries every second, maybe for days. */
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofMinutes(1);

    private static final Duration KEPT = Topic.ALL.stream()
            .filter(topic -> topic.name().equals(Topic.CONTROL))
            .findFirst()
            .orElseThrow()
            .retention();

    private final Supplier<Consumer<String, byte[]>> opening;
    private final Clock clock;
    private final ControlCodec codec = new ControlCodec();
    private final Map<JobId, Cancellation> cancellations = new ConcurrentHashMap<>();
    private final UntilStopped sessions = new UntilStopped(BEFORE_REOPENING, this::complain);
    private final Sparingly complaints;
    private volatile boolean complete;

    /** @param opening opens a consumer that is a member of no group; called on the thread of {@link #run} */
    public KafkaCancellations(Supplier<Consumer<String, byte[]>> opening, Clock clock) {
        this.opening = opening;
        this.clock = clock;
        this.complaints = new Sparingly(BETWEEN_COMPLAINTS, clock);
    }

    @Override
    public Optional<Cancellation> of(JobId job) {
        return Optional.ofNullable(cancellations.get(job));
    }

    /** @throws IllegalStateException if what stood in the topic at the start isn't read yet */
    public void requireComplete() {
        if (!complete) {
            throw new IllegalStateException("the commands in " + Topic.CONTROL + " are still being read");
        }
    }

    /** Until it is stopped; an error of the broker's makes it begin again, from the beginning. */
    public void run() {
        sessions.run(() -> {
            try (Consumer<String, byte[]> consumer = opening.get()) {
                follow(consumer);
            }
        });
    }

    /** Makes {@link #run} return within a second or so. May be called by any thread. */
    public void stop() {
        sessions.stop();
    }

    private void complain(RuntimeException e) {
        if (complaints.due()) {
            LOG.warn("control=unread reason=\"{}\" reopening=true", e.getMessage());
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Instant looked = clock.instant();
        while (!sessions.stopped()) {
            // Before the poll, which waits in vain where the topic is empty.
            complete = complete
                    || ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
            consumer.poll(POLL).forEach(this::read);
            if (clock.instant().isAfter(looked.plus(LOOK_FOR_PARTITIONS))) {
                looked = clock.instant();
                cancellations
                        .values()
                        .removeIf(old -> old.at().isBefore(clock.instant().minus(KEPT)));
                if (partitions(consumer).size() != partitions.size()) {
                    return;
                }
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return consumer.partitionsFor(Topic.CONTROL, PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void read(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return; // A tombstone takes nothing back: a job that was cancelled may have ended by it.
        }
        try {
            Cancellation cancellation = codec.decode(message);
            cancellations.put(cancellation.jobId(), cancellation);
            LOG.debug("jobId={} cancel=read", cancellation.jobId());
        } catch (UndecodableControlException e) {
            LOG.warn(
                    "origin={}-{}@{} ignored=\"{}\"",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getMessage());
        }
    }
}
