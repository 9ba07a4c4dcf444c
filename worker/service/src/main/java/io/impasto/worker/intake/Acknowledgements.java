package io.impasto.worker.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the broker what becomes of requests that a consumer's latest poll gave. What it refuses, or doesn't hear, is said in the log. For the intake
 * thread.
 *
 * @param answerWithin how long its answer is waited for
 */
record Acknowledgements(ShareConsumer<String, byte[]> consumer, Duration answerWithin) {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgements.class);

    private static final int ANSWERS_A_LOCK = 3;

    /** @param lock how long the broker waits for a renewal */
    static Acknowledgements within(ShareConsumer<String, byte[]> consumer, Duration lock) {
        return new Acknowledgements(consumer, lock.dividedBy(ANSWERS_A_LOCK));
    }

    void send(Collection<ConsumerRecord<String, byte[]>> requests, AcknowledgeType type) {
        if (requests.isEmpty()) {
            return;
        }
        String origins = requests.stream().map(Origin::of).collect(Collectors.joining(","));
        try {
            requests.forEach(request -> consumer.acknowledge(request, type));
            commit().forEach(problem -> LOG.warn("origin={} {}=refused reason=\"{}\"", origins, type, problem));
        } catch (WakeupException e) {
            // The worker is stopping. A wake-up comes once, so this time the commit gets through.
            commit();
        } catch (IllegalStateException | KafkaException e) {
            LOG.warn("origin={} {}=failed reason=\"{}\"", origins, type, e.getMessage());
        }
    }

    private List<KafkaException> commit() {
        return consumer.commitSync(answerWithin).values().stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
