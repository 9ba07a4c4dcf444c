package io.impasto.worker.intake;

import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Opens what the intake needs of Kafka.
 *
 * @param connection to the cluster
 * @param clientId this worker's, in the broker's logs and metrics
 */
public record KafkaClients(KafkaConnection connection, String clientId) {

    // Only to learn whether the broker is there: whoever waits for it asks again.
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** What waits behind them waits for the longest deferral at most, or for another worker. */
    private static final int MOST_DEFERRED = 50;

    /**
     * A consumer of requests that must say what becomes of each.
     *
     * @param records that it is given at a time, at most
     */
    public ShareConsumer<String, byte[]> requests(int records) {
        return shareConsumer(clientId, Topic.WORKERS_GROUP, records);
    }

    /** A consumer of deferred requests that may hold many of them at a time. */
    public ShareConsumer<String, byte[]> deferred() {
        return shareConsumer(clientId + "-deferral", Topic.DEFERRAL_GROUP, MOST_DEFERRED);
    }

    private ShareConsumer<String, byte[]> shareConsumer(String client, String group, int records) {
        return new KafkaShareConsumer<>(
                connection.with(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        client,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        // Without record_limit one worker takes a whole batch, and the others nothing.
                        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        records,
                        // A lane that isn't the job's isn't polled while the job runs, and must not be taken for dead.
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        Integer.MAX_VALUE)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A consumer that is a member of no group. */
    public Consumer<String, byte[]> follower() {
        return new KafkaConsumer<>(
                connection.with(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        clientId + "-control",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Sees to the topics and the share groups.
     *
     * @param wanted for what nobody has set on a group
     * @return what holds for the workers' group
     * @throws org.apache.kafka.common.KafkaException if the broker doesn't answer, or a topic is missing
     */
    public GroupSettings settle(GroupSettings wanted) {
        try (Admin admin = admin()) {
            GroupSettings.requireTopics(admin);
            GroupSettings.settle(admin, Topic.DEFERRAL_GROUP, wanted);
            return GroupSettings.settle(admin, Topic.WORKERS_GROUP, wanted);
        }
    }

    /** What asks the broker about itself. */
    public GroupMembership membership() {
        return new GroupMembership(this::admin, clientId);
    }

    private Admin admin() {
        return Admin.create(connection.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                clientId + "-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis())));
    }
}
