package io.impasto.gateway.submit;

import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.gateway.config.KafkaConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to the request topic through an idempotent producer that waits for all in-sync replicas. The producer is made on
 * first use, and anew after an error that it can't recover from.
 */
@Singleton
public class KafkaRequestPublisher implements RequestPublisher {

    /** Counts the requests that the broker acknowledged. */
    public static final String METRIC = "impasto.gateway.requests.published";

    private static final Logger LOG = Logger.getLogger(KafkaRequestPublisher.class);

    private final RequestCodec codec = new RequestCodec();
    private final KafkaConfig config;
    private final Counter published;

    private @Nullable Producer<String, byte[]> producer; // guarded by this

    KafkaRequestPublisher(KafkaConfig config, MeterRegistry metrics) {
        this.config = config;
        this.published = metrics.counter(METRIC);
    }

    @Override
    public Instant publish(StyleJob job) {
        try {
            // The producer's own limits bound the wait: max.block.ms before the record is queued, delivery.timeout.ms
            // after.
            long timestamp = producer().send(codec.encode(job)).get().timestamp();
            published.increment();
            return Instant.ofEpochMilli(timestamp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestNotPublishedException("interrupted while waiting for the broker", e);
        } catch (ExecutionException e) {
            throw notPublished(job, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw notPublished(job, e);
        }
    }

    private RequestNotPublishedException notPublished(StyleJob job, Throwable cause) {
        LOG.warnf("jobId=%s request=unpublished reason=\"%s\"", job.id(), cause.getMessage());
        if (!(cause instanceof RetriableException)) {
            close();
        }
        return new RequestNotPublishedException("the broker did not acknowledge the request", cause);
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            int timeout = (int) config.publishTimeout().toMillis();
            Map<String, Object> settings = Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    config.bootstrapServers(),
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
                    timeout);
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
