package io.impasto.bench.crowd;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableEventException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears what is told of all jobs, on a thread of its own, which owns the consumer; everything else may be asked by anybody. */
final class Ends implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec = new EventCodec("/bench");
    private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();
    private final Map<String, Long> firstHeard = new ConcurrentHashMap<>();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger unhappy = new AtomicInteger();
    private final AtomicInteger laterAttempts = new AtomicInteger();
    private final AtomicInteger interruptions = new AtomicInteger();
    private final Thread thread = new Thread(this::listen, "ends");

    private Ends(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    static Ends of(String bootstrapServers) {
        Ends ends = new Ends(bootstrapServers);
        ends.thread.setDaemon(true);
        ends.thread.start();
        return ends;
    }

    private void listen() {
        try (consumer) {
            consumer.assign(Stream.of(Topic.PROGRESS, Topic.COMPLETIONS)
                    .map(consumer::partitionsFor)
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            while (true) {
                consumer.poll(POLL).forEach(this::hear);
            }
        } catch (WakeupException e) {
            // It is closed.
        }
    }

    private void hear(ConsumerRecord<String, byte[]> message) {
        JobEvent event;
        try {
            event = codec.decode(message);
        } catch (UndecodableEventException e) {
            throw new IllegalStateException(e);
        }
        if (event instanceof Started started && started.attempt() > 1) {
            laterAttempts.incrementAndGet();
        } else if (event instanceof Interrupted) {
            interruptions.incrementAndGet();
        } else if (event instanceof Terminal) {
            String job = event.jobId().value();
            // The state stands for the event's id, which is a function of both.
            boolean news = ids.computeIfAbsent(job, absent -> ConcurrentHashMap.newKeySet())
                    .add(event.what());
            if (!news) {
                repeats.incrementAndGet();
            } else if (!(event instanceof Succeeded)) {
                unhappy.incrementAndGet();
            }
            firstHeard.putIfAbsent(job, System.nanoTime());
        }
    }

    /** How many jobs have ended. */
    int jobs() {
        return firstHeard.size();
    }

    /** Whether nobody hears anything any more. */
    boolean deaf() {
        return !thread.isAlive();
    }

    /** When the first end of each job was heard, {@link System#nanoTime}, ascending. */
    List<Long> heard() {
        return firstHeard.values().stream().sorted().toList();
    }

    /** Jobs that ended in more ways than one. */
    long withTwoEnds() {
        return ids.values().stream().filter(ends -> ends.size() > 1).count();
    }

    /** Ends that were told once more, under the same id. */
    int repeats() {
        return repeats.get();
    }

    /** Ends other than "succeeded". */
    int unhappy() {
        return unhappy.get();
    }

    /** Attempts at jobs that weren't the first. */
    int laterAttempts() {
        return laterAttempts.get();
    }

    int interruptions() {
        return interruptions.get();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
