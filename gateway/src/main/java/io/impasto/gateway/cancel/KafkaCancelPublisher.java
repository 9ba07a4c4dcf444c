package io.impasto.gateway.cancel;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.wire.ControlCodec;
import io.impasto.gateway.publish.KafkaTopicWriter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Publishes to the control topic. */
@Singleton
public class KafkaCancelPublisher implements CancelPublisher {

    private final ControlCodec codec = new ControlCodec();
    private final KafkaTopicWriter topics;

    KafkaCancelPublisher(KafkaTopicWriter topics) {
        this.topics = topics;
    }

    @Override
    public Cancellation publish(JobId id, @Nullable RequestDigest request) {
        return new Cancellation(id, topics.write(codec.encode(id, request)), request);
    }
}
