package io.impasto.local.servers;

import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The contract's topics and the workers' share groups, on a single broker. */
public final class LocalTopics {

    /** One partition and many workers is ideal for a share group; more make the balance worse. */
    private static final int PARTITIONS = 1;

    private static final String LOCK = "share.record.lock.duration.ms";

    private static final Map<String, String> GROUP = Map.of(
            "share.auto.offset.reset",
            "earliest", // the default, latest, would lose what was sent before the first worker
            LOCK,
            "15000",
            "share.isolation.level",
            "read_committed");

    private LocalTopics() {}

    /** Creates what isn't there and sets the groups' settings; may be called again. */
    public static void create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (Topic topic : Topic.ALL) {
                create(admin, topic);
            }
            set(admin, GROUP);
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics can't be made at " + bootstrapServers + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sets how long the broker waits for a renewal before it gives a request to another worker: short, for tests. */
    public static void setLock(String bootstrapServers, Duration lock) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            set(admin, Map.of(LOCK, Long.toString(lock.toMillis())));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the lock can't be set at " + bootstrapServers + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void set(Admin admin, Map<String, String> settings) throws ExecutionException, InterruptedException {
        List<AlterConfigOp> operations = settings.entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(
                        Map.of(group(Topic.WORKERS_GROUP), operations, group(Topic.DEFERRAL_GROUP), operations))
                .all()
                .get();
    }

    private static ConfigResource group(String name) {
        return new ConfigResource(ConfigResource.Type.GROUP, name);
    }

    private static void create(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        NewTopic wanted = new NewTopic(topic.name(), PARTITIONS, (short) 1)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(topic.retention().toMillis()),
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        topic.compacted() ? "compact,delete" : "delete"));
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
