package io.impasto.gateway.submit;

import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.gateway.metrics.GatewayMetrics;
import io.impasto.gateway.publish.KafkaTopicWriter;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Publishes to the request topic of the priority. */
@Singleton
public class KafkaRequestPublisher implements RequestPublisher {

    private final RequestCodec codec = new RequestCodec();
    private final KafkaTopicWriter topics;
    private final GatewayMetrics metrics;

    KafkaRequestPublisher(KafkaTopicWriter topics, GatewayMetrics metrics) {
        this.topics = topics;
        this.metrics = metrics;
    }

    @Override
    public Instant publish(StyleJob job, Priority priority, @Nullable String submitter, @Nullable String callback) {
        Instant at = topics.write(codec.encode(job, priority.topic(), submitter, callback));
        metrics.published();
        return at;
    }
}
