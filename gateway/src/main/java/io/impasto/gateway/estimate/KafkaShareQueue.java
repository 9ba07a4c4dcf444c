package io.impasto.gateway.estimate;

import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A share group's queue, as the admin client sees it. Every question waits for its answer. */
record KafkaShareQueue(Admin admin, String group, Duration patience) {

    private static final List<String> TOPICS = List.of(Topic.URGENT, Topic.REQUESTS);

    /**
     * The names of the workers that have joined. Each has a consumer for each topic of requests, under one client id.
     *
     * @throws KafkaException if Kafka doesn't say
     */
    Set<String> workers() {
        try {
            return await(admin.describeShareGroups(List.of(group)).all()).values().stream()
                    .flatMap(described -> described.members().stream())
                    .map(ShareMemberDescription::clientId)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (GroupIdNotFoundException e) {
            return Set.of(); // Nobody has ever joined.
        }
    }

    /**
     * How many requests aren't done yet. Of a partition that the group has never looked at all are left: a worker sees to it that its
     * group begins at the beginning.
     *
     * @throws KafkaException if Kafka doesn't say
     */
    long waiting() {
        Map<TopicPartition, SharePartitionOffsetInfo> looked = offsets();
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        long waiting = 0;
        for (TopicPartition partition : partitions()) {
            @Nullable SharePartitionOffsetInfo info = looked.get(partition);
            if (info != null && info.lag().isPresent()) {
                waiting += info.lag().get();
            } else {
                partitions.put(partition, OffsetSpec.latest());
            }
        }
        return waiting + recordsIn(partitions);
    }

    private Map<TopicPartition, SharePartitionOffsetInfo> offsets() {
        try {
            return await(admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                    .partitionsToOffsetInfo(group));
        } catch (GroupIdNotFoundException e) {
            return Map.of();
        }
    }

    private List<TopicPartition> partitions() {
        return await(admin.describeTopics(TOPICS).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private long recordsIn(Map<TopicPartition, OffsetSpec> latest) {
        if (latest.isEmpty()) {
            return 0;
        }
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>(latest);
        earliest.replaceAll((partition, spec) -> OffsetSpec.earliest());
        return sum(latest) - sum(earliest);
    }

    private long sum(Map<TopicPartition, OffsetSpec> specs) {
        return await(admin.listOffsets(specs).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof KafkaException known ? known : new KafkaException(cause);
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
