package io.impasto.gateway.follow;

import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics that tell of jobs, as one consumer without a group reads them. {@link #wakeup} may be called by any thread, the rest by one. */
final class KafkaTopics implements AutoCloseable {

    private static final List<String> NAMES =
            List.of(Topic.REQUESTS, Topic.URGENT, Topic.CONTROL, Topic.PROGRESS, Topic.COMPLETIONS);

    /** How long one question may take; a broker that is well answers within a few ms. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration MOST_BETWEEN_RECONNECTS = Duration.ofSeconds(1);

    /** A few hundred kB; of more, each batch is written at once, which is what makes reading a long topic fast. */
    private static final int RECORDS_AT_ONCE = 1000;

    private final Admin admin;
    private final Consumer<String, byte[]> consumer;

    /**
     * What there is to be read.
     *
     * @param ids of the topics that the partitions are of, by name
     */
    record Layout(String clusterId, Map<String, String> ids, List<TopicPartition> partitions) {}

    KafkaTopics(KafkaConnection kafka, String clientId) {
        admin = Admin.create(kafka.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                clientId,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                MOST_BETWEEN_RECONNECTS.toMillis())));
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest", // what lies before it is gone, whatever was to be read next
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        RECORDS_AT_ONCE,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        MOST_BETWEEN_RECONNECTS.toMillis())),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * @throws TimeoutException if Kafka doesn't answer
     * @throws MissingTopicException if one isn't there
     */
    Layout layout() {
        String clusterId = answer(admin.describeCluster().clusterId());
        Map<String, String> ids = new HashMap<>();
        List<TopicPartition> partitions = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(NAMES).topicNameValues();
        for (String name : NAMES) {
            TopicDescription topic = topic(name, Objects.requireNonNull(answers.get(name)));
            ids.put(name, topic.topicId().toString());
            topic.partitions().forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
        }
        return new Layout(clusterId, ids, partitions);
    }

    private static TopicDescription topic(String name, KafkaFuture<TopicDescription> description) {
        try {
            return answer(description);
        } catch (UnknownTopicOrPartitionException e) {
            throw new MissingTopicException(name);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions, PATIENCE);
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions, PATIENCE);
    }

    /** Reads these from now on, from the offsets given or from their beginning. */
    void readFrom(Collection<TopicPartition> partitions, Map<TopicPartition, Long> offsets) {
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long offset = offsets.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
    }

    ConsumerRecords<String, byte[]> poll(Duration atMost) {
        return consumer.poll(atMost);
    }

    long next(TopicPartition partition) {
        return consumer.position(partition, PATIENCE);
    }

    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ZERO);
    }
}
