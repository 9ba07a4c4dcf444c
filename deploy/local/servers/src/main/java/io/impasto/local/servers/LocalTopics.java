package io.impasto.local.servers;

import io.impasto.topics.ClusterTopics;
import io.impasto.topics.Layout;
import io.impasto.topics.Principals;
import io.impasto.topics.Wanted;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The contract's topics and the workers' share groups, on a single broker. */
public final class LocalTopics {

    private LocalTopics() {}

    /** Creates what isn't there and sets the groups' settings; may be called again. */
    public static void create(String bootstrapServers) {
        create(bootstrapServers, Layout.LOCAL);
    }

    /** The same with a lock as short as tests need it: how long the broker waits for a renewal before it gives a request to another worker. */
    public static void create(String bootstrapServers, Duration lock) {
        Layout usual = Layout.LOCAL;
        create(
                bootstrapServers,
                new Layout(
                        usual.requestPartitions(),
                        usual.eventPartitions(),
                        usual.replication(),
                        usual.minInsync(),
                        lock,
                        usual.deliveries()));
    }

    private static void create(String bootstrapServers, Layout layout) {
        try (ClusterTopics topics =
                ClusterTopics.at(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            topics.mend(topics.differences(new Wanted(layout, Principals.NOBODY)), layout);
        }
    }
}
