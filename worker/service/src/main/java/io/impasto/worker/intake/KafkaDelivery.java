package io.impasto.worker.intake;

import io.impasto.common.job.JobFailure;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.worker.report.KafkaEventPublisher;
import io.impasto.worker.run.Delivery;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of the request topic as the share group delivered it. */
final class KafkaDelivery implements Delivery {

    private final ConsumerRecord<String, byte[]> request;
    private final int deliveryLimit;
    private final RequestCodec codec;
    private final KafkaEventPublisher publisher;

    /** @param deliveryLimit how often the broker delivers a record, before it drops it without a word */
    KafkaDelivery(
            ConsumerRecord<String, byte[]> request,
            int deliveryLimit,
            RequestCodec codec,
            KafkaEventPublisher publisher) {
        this.request = request;
        this.deliveryLimit = deliveryLimit;
        this.codec = codec;
        this.publisher = publisher;
    }

    @Override
    public StyleJob decode() throws UndecodableRequestException {
        return codec.decode(request.headers(), request.value());
    }

    @Override
    public int attempt() {
        return request.deliveryCount().orElse((short) 1);
    }

    @Override
    public boolean lastToRun() {
        return attempt() == deliveryLimit - 1;
    }

    @Override
    public boolean exhausted() {
        return attempt() >= deliveryLimit;
    }

    @Override
    public void bury(JobFailure why) {
        publisher.bury(request, why);
    }

    @Override
    public String origin() {
        return request.topic() + "-" + request.partition() + "@" + request.offset();
    }
}
