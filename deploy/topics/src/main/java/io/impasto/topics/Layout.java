package io.impasto.topics;

import io.impasto.common.InvalidInputException;
import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How topics and share groups are laid out on a cluster.
 *
 * @param requestPartitions of the topics that workers take from. One is best for up to 2000 requests that are worked on at a time, which is
 *     how many locks a partition has ({@code group.share.partition.max.record.locks}); more make the balance worse
 * @param eventPartitions of progress and completions, for consumer groups that share the reading
 * @param replication copies of each record
 * @param minInsync copies that must be written before a record is acknowledged
 * @param lock how long the broker waits for a renewal before it gives a request to another worker
 * @param deliveries how often the broker delivers a request before it drops it
 */
public record Layout(
        int requestPartitions, int eventPartitions, int replication, int minInsync, Duration lock, int deliveries) {

    /** On this machine: nothing to replicate to. */
    public static final Layout LOCAL = new Layout(1, 1, 1, 1, Duration.ofSeconds(15), 5);

    /** A broker may be lost without losing a record, and another be restarted meanwhile without refusing one. */
    public static final Layout CLUSTER = new Layout(1, 1, 3, 2, Duration.ofSeconds(30), 5);

    private static final Set<String> REQUESTS = Set.of(Topic.REQUESTS, Topic.URGENT, Topic.DEFERRED);
    private static final Set<String> EVENTS = Set.of(Topic.PROGRESS, Topic.COMPLETIONS);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws InvalidInputException if a number is out of its range */
    public Layout {
        check("request-partitions", requestPartitions, 1, 1000);
        check("event-partitions", eventPartitions, 1, 1000);
        check("replication", replication, 1, 9);
        check("min-insync", minInsync, 1, replication);
        check("lock", lock.toSeconds(), 1, 3600);
        check("deliveries", deliveries, 2, 10);
    }

    private static void check(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidInputException(field, value + " is not between " + least + " and " + most);
        }
    }

    /** {@link #LOCAL} if all the brokers are on this machine, else {@link #CLUSTER}. */
    public static Layout usualAt(String bootstrapServers) {
        boolean local = Arrays.stream(bootstrapServers.split(","))
                .map(String::strip)
                .map(server -> server.replaceFirst(":[0-9]*$", ""))
                .allMatch(LOOPBACK::contains);
        return local ? LOCAL : CLUSTER;
    }

    int partitions(Topic topic) {
        return REQUESTS.contains(topic.name())
                ? requestPartitions
                : EVENTS.contains(topic.name()) ? eventPartitions : 1;
    }

    /** Whether more partitions do no harm: nobody relies on the order of requests, or finds them by their key. */
    static boolean mayGrow(Topic topic) {
        return REQUESTS.contains(topic.name());
    }

    Map<String, String> settings(Topic topic) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.compacted() ? "compact,delete" : "delete");
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsync));
        return settings;
    }

    /** Of each of the workers' share groups. */
    Map<String, String> groupSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        // The default, latest, would pass over what was sent before the first worker came.
        settings.put("share.auto.offset.reset", "earliest");
        settings.put("share.isolation.level", "read_committed");
        settings.put("share.record.lock.duration.ms", Long.toString(lock.toMillis()));
        settings.put("share.delivery.count.limit", Integer.toString(deliveries));
        return settings;
    }
}
