package io.impasto.gateway.submit;

import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.gateway.publish.KafkaTopicWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Publishes to the request topic of the priority. */
@Singleton
public class KafkaRequestPublisher implements RequestPublisher {

    /** Counts the requests that the broker acknowledged. */
    public static final String METRIC = "impasto.gateway.requests.published";

    private final RequestCodec codec = new RequestCodec();
    private final KafkaTopicWriter topics;
    private final Counter published;

    KafkaRequestPublisher(KafkaTopicWriter topics, MeterRegistry metrics) {
        this.topics = topics;
        this.published = metrics.counter(METRIC);
    }

    @Override
    public Instant publish(StyleJob job, Priority priority, @Nullable String submitter, @Nullable String callback) {
        Instant at = topics.write(codec.encode(job, priority.topic(), submitter, callback));
        published.increment();
        return at;
    }
}
