package io.impasto.local.witness;

import io.impasto.common.event.JobEvent;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What a stranger with a plain Kafka client sees: writes requests by hand, remembers everything that is said. For one thread.
 */
public final class TopicWitness implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String EVENT_ID = "ce_id";

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
    private final EventCodec codec = new EventCodec("/witness");

    private TopicWitness(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(Topic.PROGRESS, Topic.COMPLETIONS, Topic.DEAD, Topic.DEFERRED).stream()
                .map(consumer::partitionsFor)
                .flatMap(List::stream)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    /** One that hears everything that the topics still hold. */
    public static TopicWitness fromTheBeginning(String bootstrapServers) {
        return new TopicWitness(bootstrapServers);
    }

    /** One that hears what is said from now on: a cluster in use may hold millions of events. */
    public static TopicWitness fromNow(String bootstrapServers) {
        TopicWitness witness = new TopicWitness(bootstrapServers);
        witness.consumer.seekToEnd(witness.consumer.assignment());
        // A seek is done when somebody asks for the position.
        witness.consumer.assignment().forEach(witness.consumer::position);
        return witness;
    }

    /** Makes a request that has no headers. */
    public void request(String key, String json) {
        send(Topic.REQUESTS, key, json, Map.of());
    }

    /**
     * Writes a record and waits until the broker has it.
     *
     * @throws IllegalStateException if the broker doesn't take it
     */
    public void send(String topic, String key, String value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker doesn't take " + key + " on " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The first terminal event of the job, once there is one. */
    public JobEvent.Terminal end(String jobId) {
        await("job " + jobId + " to end", () -> !ends(jobId).isEmpty());
        return ends(jobId).get(0);
    }

    /** The terminal events of the job so far, repeats included. */
    public List<JobEvent.Terminal> ends(String jobId) {
        return events(jobId).stream()
                .filter(JobEvent.Terminal.class::isInstance)
                .map(JobEvent.Terminal.class::cast)
                .toList();
    }

    /** The CloudEvents ids of the terminal records of the job so far, one a record: a repeat has its id again. */
    public List<String> endIds(String jobId) {
        poll();
        return seen.stream()
                .filter(message -> message.topic().equals(Topic.COMPLETIONS) && jobId.equals(message.key()))
                .map(message -> header(message, EVENT_ID))
                .toList();
    }

    /** What each record of the completion topic says so far. */
    public List<WitnessedEnd> allEnds() {
        poll();
        return seen.stream()
                .filter(message -> message.topic().equals(Topic.COMPLETIONS))
                .map(message -> new WitnessedEnd(header(message, EVENT_ID), (JobEvent.Terminal) decode(message)))
                .toList();
    }

    /** All that was said of all jobs so far, but for dead letters. */
    public List<JobEvent> allEvents() {
        poll();
        return seen.stream()
                .filter(message -> isOfEvents(message.topic()))
                .map(this::decode)
                .toList();
    }

    public void awaitEvent(String jobId, Predicate<JobEvent> wanted) {
        await("the event of job " + jobId, () -> events(jobId).stream().anyMatch(wanted));
    }

    /** What was said of the job so far, in the order of each topic. */
    public List<JobEvent> events(String jobId) {
        poll();
        return seen.stream()
                .filter(message -> isOfEvents(message.topic()) && jobId.equals(message.key()))
                .map(this::decode)
                .toList();
    }

    /** The one dead letter of that key, once it is there. */
    public ConsumerRecord<String, byte[]> dead(String key) {
        await("one dead letter of " + key, () -> deadLetters(key).size() == 1);
        return deadLetters(key).get(0);
    }

    /** The dead letters of that key so far. */
    public List<ConsumerRecord<String, byte[]>> deadLetters(String key) {
        return messages(Topic.DEAD, key);
    }

    /** The records of that key in a topic so far. */
    public List<ConsumerRecord<String, byte[]>> messages(String topic, String key) {
        poll();
        return seen.stream()
                .filter(message -> message.topic().equals(topic) && key.equals(message.key()))
                .toList();
    }

    /** The keys of all dead letters so far. */
    public Set<String> deadKeys() {
        return keys(topic -> topic.equals(Topic.DEAD));
    }

    /** The ids of all jobs that something was said of so far. */
    public Set<String> jobIds() {
        return keys(TopicWitness::isOfEvents);
    }

    /** How often requests of that key were put off so far. */
    public int deferrals(String key) {
        poll();
        return (int) seen.stream()
                .filter(message -> message.topic().equals(Topic.DEFERRED) && key.equals(message.key()))
                .count();
    }

    private static boolean isOfEvents(String topic) {
        return topic.equals(Topic.PROGRESS) || topic.equals(Topic.COMPLETIONS);
    }

    private Set<String> keys(Predicate<String> topics) {
        poll();
        return seen.stream()
                .filter(message -> message.key() != null && topics.test(message.topic()))
                .map(ConsumerRecord::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @throws IllegalStateException if the record has no such header */
    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException(
                    message.topic() + "-" + message.partition() + "@" + message.offset() + " has no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
        }
    }

    /** Waits a moment if there is nothing new: whoever asks in a loop needn't. */
    private void poll() {
        consumer.poll(POLL).forEach(seen::add);
    }

    private JobEvent decode(ConsumerRecord<String, byte[]> message) {
        try {
            return codec.decode(message);
        } catch (UndecodableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
