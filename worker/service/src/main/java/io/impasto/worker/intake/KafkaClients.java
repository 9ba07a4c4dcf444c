package io.impasto.worker.intake;

import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Opens what the intake needs of Kafka.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param clientId this worker's, in the broker's logs and metrics
 */
public record KafkaClients(String bootstrapServers, String clientId) {

    // Only to learn whether the broker is there: whoever waits for it asks again.
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** A consumer that is given one record at a time and must say what becomes of it. */
    public ShareConsumer<String, byte[]> shareConsumer() {
        return new KafkaShareConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        Topic.WORKERS_GROUP,
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        // Without record_limit one worker takes a whole batch, and the others nothing.
                        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Sees to the topics and the share group.
     *
     * @param wanted for what nobody has set on the group
     * @throws org.apache.kafka.common.KafkaException if the broker doesn't answer, or a topic is missing
     */
    public GroupSettings settle(GroupSettings wanted) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                clientId + "-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis()))) {
            return GroupSettings.settle(admin, wanted);
        }
    }
}
