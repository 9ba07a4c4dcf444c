package io.impasto.client.kafka;

import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.ControlCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the workers for paintings. Each method returns once its message can't be lost any more. Safe for use by several threads.
 *
 * <pre>{@code
 * try (StyleRequests requests = StyleRequests.open(Map.of("bootstrap.servers", "localhost:9092"))) {
 *     requests.submit(job);
 * }
 * }</pre>
 */
public final class StyleRequests implements AutoCloseable {

    private final RequestCodec requests = new RequestCodec();
    private final ControlCodec commands = new ControlCodec();
    private final Producer<String, byte[]> producer;
    private final @Nullable String submitter;

    private StyleRequests(Producer<String, byte[]> producer, @Nullable String submitter) {
        this.producer = producer;
        this.submitter = submitter;
    }

    /**
     * @param settings of the producer, such as {@code bootstrap.servers} and what security needs. That all in-sync replicas
     *     acknowledge, and that a repeat isn't written twice, is set here, whatever they say.
     */
    public static StyleRequests open(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new StyleRequests(new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer()), null);
    }

    /** The same, whose requests say who makes them. Either one closes both. */
    public StyleRequests by(String name) {
        return new StyleRequests(producer, name);
    }

    /**
     * Hands in a job. Handing in the same again, under the same id, changes nothing; the workers refuse another one under that id.
     *
     * @return when the broker took it
     * @throws NotAcknowledgedException if it doesn't say that it did, within {@code delivery.timeout.ms}
     */
    public Instant submit(StyleJob job) {
        return write(requests.encode(job, Topic.REQUESTS, submitter));
    }

    /** As {@link #submit}, to be taken before all that isn't urgent. */
    public Instant submitUrgently(StyleJob job) {
        return write(requests.encode(job, Topic.URGENT, submitter));
    }

    /** Takes a job back, whichever request was made under its id up to now. */
    public Instant cancel(JobId id) {
        return write(commands.encode(id, null));
    }

    /** Takes back this very request; another one under its id isn't meant. */
    public Instant cancel(StyleJob job) {
        return write(commands.encode(job.id(), requests.digest(job)));
    }

    private Instant write(ProducerRecord<String, byte[]> message) {
        try {
            return Instant.ofEpochMilli(producer.send(message).get().timestamp());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledgedException(message.topic(), e);
        } catch (ExecutionException e) {
            throw new NotAcknowledgedException(message.topic(), e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw new NotAcknowledgedException(message.topic(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
