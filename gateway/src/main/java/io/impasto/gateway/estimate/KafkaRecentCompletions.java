package io.impasto.gateway.estimate;

import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableEventException;
import io.impasto.gateway.follow.JobEventListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The last completions.
 *
 * @param most of each partition
 */
record KafkaRecentCompletions(KafkaConnection kafka, int most) {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * Tells them; what can't be read is left out.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka doesn't answer
     */
    void read(JobEventListener listener) {
        EventCodec codec = new EventCodec("/gateway");
        try (Consumer<String, byte[]> consumer = open()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.COMPLETIONS, PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(beginnings.getOrDefault(partition, 0L), end - most)));
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
                consumer.poll(POLL).forEach(message -> tell(listener, codec, message));
            }
        }
    }

    private static void tell(JobEventListener listener, EventCodec codec, ConsumerRecord<String, byte[]> message) {
        try {
            listener.happened(codec.decode(message));
        } catch (UndecodableEventException | RuntimeException e) {
            // The view's reader tells the log.
            return;
        }
    }

    private Consumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "impasto-recent-completions",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
