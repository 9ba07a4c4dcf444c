package io.impasto.gateway.webhook;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Up to where all is settled, though it isn't settled in order. Safe for use by several threads. */
final class KafkaSettledOffsets {

    /** By partition, each offset that was taken and whether it is settled; from the first that isn't committed. Guarded by this. */
    private final Map<TopicPartition, TreeMap<Long, Boolean>> taken = new HashMap<>();

    synchronized void taken(TopicPartition partition, long offset) {
        taken.computeIfAbsent(partition, fresh -> new TreeMap<>()).put(offset, false);
    }

    /** Does nothing for what was forgotten meanwhile. */
    synchronized void settled(TopicPartition partition, long offset) {
        TreeMap<Long, Boolean> offsets = taken.get(partition);
        if (offsets != null) {
            offsets.computeIfPresent(offset, (which, before) -> true);
        }
    }

    /** What can be committed that hasn't been; told once. */
    synchronized Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
        taken.forEach((partition, offsets) -> {
            while (!offsets.isEmpty() && offsets.firstEntry().getValue()) {
                committable.put(
                        partition,
                        new OffsetAndMetadata(offsets.pollFirstEntry().getKey() + 1));
            }
        });
        return committable;
    }

    /** How many aren't settled, or wait for one that isn't. */
    synchronized int unsettled() {
        return taken.values().stream().mapToInt(TreeMap::size).sum();
    }

    synchronized void forget(Collection<TopicPartition> partitions) {
        taken.keySet().removeAll(partitions);
    }
}
