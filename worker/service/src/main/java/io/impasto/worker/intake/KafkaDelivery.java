package io.impasto.worker.intake;

import io.impasto.common.job.JobFailure;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.DeadLetter;
import io.impasto.common.wire.DeferredRequest;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.TraceHeaders;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.report.KafkaEventPublisher;
import io.impasto.worker.run.Delivery;
import io.impasto.worker.run.Submission;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a request topic as the share group delivered it. */
final class KafkaDelivery implements Delivery {

    private final ConsumerRecord<String, byte[]> request;
    private final int deliveryLimit;
    private final RequestCodec codec;
    private final KafkaEventPublisher publisher;
    private final WorkerMetrics metrics;

    /** @param deliveryLimit how often the broker delivers a record, before it drops it without a word */
    KafkaDelivery(
            ConsumerRecord<String, byte[]> request,
            int deliveryLimit,
            RequestCodec codec,
            KafkaEventPublisher publisher,
            WorkerMetrics metrics) {
        this.request = request;
        this.deliveryLimit = deliveryLimit;
        this.codec = codec;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    @Override
    public Submission submission() throws UndecodableRequestException {
        StyleJob job = codec.decode(request.headers(), request.value());
        return new Submission(
                job,
                codec.digest(job),
                Instant.ofEpochMilli(request.timestamp()),
                DeferredRequest.endedAttempts(request.headers()));
    }

    @Override
    public Context trace() {
        return TraceHeaders.read(request.headers());
    }

    @Override
    public RequestDigest rawDigest() {
        return RequestDigest.of(request.value() == null ? new byte[0] : request.value());
    }

    @Override
    public int deferrals() {
        return DeferredRequest.deferrals(request.headers());
    }

    @Override
    public boolean last() {
        return request.deliveryCount().orElse((short) 1) >= deliveryLimit;
    }

    @Override
    public void putBack() {
        publisher.publish(DeferredRequest.again(request));
    }

    @Override
    public void putOff(Instant notBefore, Optional<Integer> endedAttempt) {
        publisher.publish(DeferredRequest.of(request, notBefore, endedAttempt));
        metrics.putOff();
    }

    @Override
    public void bury(JobFailure why, Optional<String> history) {
        publisher.publish(DeadLetter.of(request, why, history.orElse(null)));
        metrics.buried(why);
    }

    @Override
    public String origin() {
        return Origin.of(request);
    }
}
