package io.impasto.worker.intake;

import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The share group's settings as the broker has them.
 *
 * @param lock how long the broker waits for a renewal before it gives a request to another worker
 * @param deliveries how often it delivers a request before it drops it
 * @param heartbeat how often its consumers tell the broker that they are there
 */
public record GroupSettings(Duration lock, int deliveries, Duration heartbeat) {

    /** The broker's own, unless somebody has set another. */
    private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(GroupSettings.class);

    static final String OFFSET_RESET = "share.auto.offset.reset";
    static final String ISOLATION = "share.isolation.level";
    static final String LOCK = "share.record.lock.duration.ms";
    static final String DELIVERIES = "share.delivery.count.limit";
    static final String HEARTBEAT = "share.heartbeat.interval.ms";

    /** With the usual heartbeat. */
    public GroupSettings(Duration lock, int deliveries) {
        this(lock, deliveries, USUAL_HEARTBEAT);
    }

    /** @throws KafkaException if the broker doesn't answer, or a topic is missing */
    static void requireTopics(Admin admin) {
        await(admin.describeTopics(Topic.ALL.stream().map(Topic::name).toList()).allTopicNames());
    }

    /**
     * Sees to it that the group is set up: without {@code earliest} it would pass over every request
     * that was made before its first worker came. What somebody has set is left as it is; what can't be set is logged.
     *
     * @param wanted for what nobody has set
     * @return what holds
     */
    static GroupSettings settle(Admin admin, String group, GroupSettings wanted) {
        try {
            return wanted.overlaidBy(admin, new ConfigResource(ConfigResource.Type.GROUP, group));
        } catch (KafkaException e) {
            LOG.warn(
                    "group={} settings=unknown reason=\"{}\": set {}=earliest, {} and {} on the group, or requests may be lost",
                    group,
                    e.getMessage(),
                    OFFSET_RESET,
                    LOCK,
                    DELIVERIES);
            return wanted;
        }
    }

    private GroupSettings overlaidBy(Admin admin, ConfigResource group) {
        Map<String, String> missing = new LinkedHashMap<>();
        missing.put(OFFSET_RESET, "earliest");
        missing.put(ISOLATION, "read_committed");
        missing.put(LOCK, Long.toString(lock.toMillis()));
        missing.put(DELIVERIES, Integer.toString(deliveries));
        GroupSettings present = this;
        for (ConfigEntry entry : described(admin, group).entries()) {
            boolean set = entry.source() == ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG
                    && missing.remove(entry.name()) != null;
            if (set || entry.name().equals(HEARTBEAT)) {
                present = present.with(entry);
            }
        }
        if (!missing.isEmpty()) {
            Collection<AlterConfigOp> operations = new ArrayList<>();
            missing.forEach((name, value) ->
                    operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
            await(admin.incrementalAlterConfigs(Map.of(group, operations)).all());
            LOG.info("group={} set={}", group.name(), missing);
        }
        return present;
    }

    private static Config described(Admin admin, ConfigResource group) {
        return await(Objects.requireNonNull(
                admin.describeConfigs(List.of(group)).values().get(group)));
    }

    private GroupSettings with(ConfigEntry entry) {
        return switch (entry.name()) {
            case LOCK -> new GroupSettings(Duration.ofMillis(Long.parseLong(entry.value())), deliveries, heartbeat);
            case DELIVERIES -> new GroupSettings(lock, Integer.parseInt(entry.value()), heartbeat);
            case HEARTBEAT -> new GroupSettings(lock, deliveries, Duration.ofMillis(Long.parseLong(entry.value())));
            default -> this;
        };
    }

    /** @throws KafkaException if there is no answer, or none that helps */
    static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof KafkaException known ? known : new KafkaException(cause);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
