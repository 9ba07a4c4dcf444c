package io.impasto.topics;

import io.impasto.common.wire.Topic;
import io.impasto.topics.Difference.GroupSetting;
import io.impasto.topics.Difference.MissingAcl;
import io.impasto.topics.Difference.MissingTopic;
import io.impasto.topics.Difference.Partitions;
import io.impasto.topics.Difference.Replication;
import io.impasto.topics.Difference.TopicSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** A cluster's topics, share groups and access rules. */
public final class ClusterTopics implements AutoCloseable {

    private static final List<String> GROUPS = List.of(Topic.WORKERS_GROUP, Topic.DEFERRAL_GROUP);

    private final Admin admin;
    private final String cluster;

    private ClusterTopics(Admin admin, String cluster) {
        this.admin = admin;
        this.cluster = cluster;
    }

    /**
     * @param client the admin client's settings; the brokers among them
     * @throws TopicsException if they make no client
     */
    public static ClusterTopics at(Map<String, Object> client) {
        String cluster = String.valueOf(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        try {
            return new ClusterTopics(Admin.create(client), cluster);
        } catch (KafkaException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new TopicsException("no client for " + cluster + ": " + why, e);
        }
    }

    /** @throws TopicsException if the cluster doesn't say */
    public List<Difference> differences(Wanted wanted) {
        List<Difference> differences = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> topics = admin.describeTopics(
                        Topic.ALL.stream().map(Topic::name).toList())
                .topicNameValues();
        for (Topic topic : Topic.ALL) {
            TopicDescription is = ifThere(Objects.requireNonNull(topics.get(topic.name())));
            if (is == null) {
                differences.add(new MissingTopic(topic));
            } else {
                compare(topic, is, wanted.layout(), differences);
            }
        }
        GROUPS.forEach(group -> compare(group, wanted.layout(), differences));
        List<AclBinding> acls = wanted.principals().acls();
        if (!acls.isEmpty()) {
            Set<AclBinding> present =
                    new HashSet<>(await(admin.describeAcls(AclBindingFilter.ANY).values()));
            acls.stream()
                    .filter(acl -> !present.contains(acl))
                    .map(MissingAcl::new)
                    .forEach(differences::add);
        }
        return differences;
    }

    private @Nullable TopicDescription ifThere(KafkaFuture<TopicDescription> topic) {
        try {
            return await(topic);
        } catch (TopicsException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    private void compare(Topic topic, TopicDescription is, Layout layout, List<Difference> differences) {
        if (is.partitions().size() != layout.partitions(topic)) {
            differences.add(new Partitions(topic, is.partitions().size(), layout.partitions(topic)));
        }
        is.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .filter(replicas -> replicas != layout.replication())
                .findFirst()
                .ifPresent(replicas -> differences.add(new Replication(topic.name(), replicas, layout.replication())));
        Config config = config(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
        layout.settings(topic).forEach((setting, shouldBe) -> {
            String value = value(config, setting);
            if (!shouldBe.equals(value)) {
                differences.add(new TopicSetting(topic.name(), setting, value, shouldBe));
            }
        });
    }

    private void compare(String group, Layout layout, List<Difference> differences) {
        Config config = config(new ConfigResource(ConfigResource.Type.GROUP, group));
        layout.groupSettings().forEach((setting, shouldBe) -> {
            ConfigEntry entry = config.get(setting);
            // What only the broker has set today may be another tomorrow.
            String value = entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG
                    ? entry.value()
                    : null;
            if (!shouldBe.equals(value)) {
                differences.add(new GroupSetting(group, setting, value, shouldBe));
            }
        });
    }

    private Config config(ConfigResource resource) {
        return await(Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).values().get(resource)));
    }

    private static @Nullable String value(Config config, String setting) {
        ConfigEntry entry = config.get(setting);
        return entry == null ? null : entry.value();
    }

    /**
     * Mends what can be mended.
     *
     * @throws TopicsException if the cluster refuses; what was mended before stays so
     */
    public void mend(Collection<Difference> differences, Layout layout) {
        differences.stream().filter(Difference::mendable).forEach(difference -> mend(difference, layout));
    }

    private void mend(Difference difference, Layout layout) {
        if (difference instanceof MissingTopic missing) {
            create(missing.topic(), layout);
        } else if (difference instanceof TopicSetting it) {
            set(ConfigResource.Type.TOPIC, it.topic(), it.setting(), it.shouldBe());
        } else if (difference instanceof GroupSetting it) {
            set(ConfigResource.Type.GROUP, it.group(), it.setting(), it.shouldBe());
        } else if (difference instanceof Partitions more) {
            await(admin.createPartitions(Map.of(more.topic().name(), NewPartitions.increaseTo(more.shouldBe())))
                    .all());
        } else if (difference instanceof MissingAcl missing) {
            await(admin.createAcls(List.of(missing.acl())).all());
        } else {
            throw new IllegalStateException("not to be mended: " + difference);
        }
    }

    private void create(Topic topic, Layout layout) {
        try {
            await(admin.createTopics(
                            List.of(new NewTopic(topic.name(), layout.partitions(topic), (short) layout.replication())
                                    .configs(layout.settings(topic))))
                    .all());
        } catch (TopicsException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // Somebody else was quicker.
                throw e;
            }
        }
    }

    private void set(ConfigResource.Type type, String name, String setting, String value) {
        await(admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(type, name),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all());
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TopicsException(cluster + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
