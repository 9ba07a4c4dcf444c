package io.impasto.worker;

import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a stranger with a plain Kafka client sees: writes requests by hand, reads everything that is said. For one thread. */
final class Topics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
    private final EventCodec codec = new EventCodec("/test");

    Topics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(
                new TopicPartition(Topic.PROGRESS, 0),
                new TopicPartition(Topic.COMPLETIONS, 0),
                new TopicPartition(Topic.DEAD, 0)));
    }

    void request(String key, String json) {
        producer.send(new ProducerRecord<>(Topic.REQUESTS, key, json));
        producer.flush();
    }

    JobEvent.Terminal end(String jobId) {
        await().atMost(PATIENCE).until(() -> !ends(jobId).isEmpty());
        return ends(jobId).get(0);
    }

    List<JobEvent.Terminal> ends(String jobId) {
        return events(jobId).stream()
                .filter(JobEvent.Terminal.class::isInstance)
                .map(JobEvent.Terminal.class::cast)
                .toList();
    }

    void awaitEvent(String jobId, Predicate<JobEvent> wanted) {
        await().atMost(PATIENCE).until(() -> events(jobId).stream().anyMatch(wanted));
    }

    List<JobEvent> events(String jobId) {
        poll();
        return seen.stream()
                .filter(message ->
                        !message.topic().equals(Topic.DEAD) && message.key().equals(jobId))
                .map(this::decode)
                .toList();
    }

    ConsumerRecord<String, byte[]> dead(String key) {
        await().atMost(PATIENCE).until(() -> {
            poll();
            return deadLetters(key).size() == 1;
        });
        return deadLetters(key).get(0);
    }

    static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String key) {
        return seen.stream()
                .filter(message ->
                        message.topic().equals(Topic.DEAD) && message.key().equals(key))
                .toList();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
    }

    private JobEvent decode(ConsumerRecord<String, byte[]> message) {
        try {
            return codec.decode(message);
        } catch (UndecodableEventException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
