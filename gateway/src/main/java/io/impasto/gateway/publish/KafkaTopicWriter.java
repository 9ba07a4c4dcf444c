package io.impasto.gateway.publish;

import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.TraceHeaders;
import io.impasto.gateway.config.KafkaConfig;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the topics through an idempotent producer that waits for all in-sync replicas. The producer is made on first use,
 * and anew after an error that it can't recover from.
 */
@Singleton
public class KafkaTopicWriter {

    private static final Logger LOG = Logger.getLogger(KafkaTopicWriter.class);

    private final KafkaConfig config;
    private final KafkaConnection kafka;

    private @Nullable Producer<String, byte[]> producer; // guarded by this

    KafkaTopicWriter(KafkaConfig config, KafkaConnection kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * Returns once the message can't be lost any more.
     *
     * @param message keyed by job id
     * @return its timestamp
     * @throws NotPublishedException if that can't be said within a few seconds
     */
    public Instant write(ProducerRecord<String, byte[]> message) {
        TraceHeaders.write(Context.current(), message.headers());
        try {
            // The producer's own limits bound the wait: max.block.ms before the record is queued, delivery.timeout.ms
            // after.
            return Instant.ofEpochMilli(producer().send(message).get().timestamp());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublishedException("interrupted while waiting for the broker", e);
        } catch (ExecutionException e) {
            throw notPublished(message, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw notPublished(message, e);
        }
    }

    private NotPublishedException notPublished(ProducerRecord<String, byte[]> message, Throwable cause) {
        LOG.warnf(
                "jobId=%s topic=%s message=unpublished reason=\"%s\"",
                message.key(), message.topic(), cause.getMessage());
        if (!(cause instanceof RetriableException)) {
            close();
        }
        return new NotPublishedException("the broker did not acknowledge a message to " + message.topic(), cause);
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            int timeout = (int) config.publishTimeout().toMillis();
            Map<String, Object> settings = kafka.with(Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "impasto-gateway",
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    timeout,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    timeout,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    timeout));
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO); // Every caller has its answer by then, or is told that there is none.
            producer = null;
        }
    }
}
