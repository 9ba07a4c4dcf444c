package io.impasto.chaos.stack;

import io.impasto.chaos.StoreAccess;
import io.impasto.chaos.crew.WorkerLauncher;
import io.impasto.chaos.verdict.StoreWitness;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Somebody's own broker and store, which others may be using. Its networks are left alone, and so is every worker but those that
 * are started for the occasion.
 */
public record Cluster(String bootstrapServers, StoreAccess store) {

    private static final String LOCK = "share.record.lock.duration.ms";
    private static final ConfigResource GROUP = new ConfigResource(ConfigResource.Type.GROUP, Topic.WORKERS_GROUP);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    /**
     * Looks whether all is there that the monkey needs.
     *
     * @param workers starts workers of that broker and that store
     * @throws ClusterUnusableException if broker or store don't answer, or a topic is missing
     */
    public Target target(WorkerLauncher workers) throws ClusterUnusableException, InterruptedException {
        Duration lock = lock();
        try (StoreWitness witness = new StoreWitness(store)) {
            witness.ensureBucket();
        } catch (BlobStoreUnavailableException e) {
            throw new ClusterUnusableException(String.valueOf(e.getMessage()), e);
        }
        return new Target(bootstrapServers, store, true, lock, workers, Optional.empty(), Optional.empty());
    }

    private Duration lock() throws ClusterUnusableException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWERS_WITHIN.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWERS_WITHIN.toMillis()))) {
            admin.describeTopics(Topic.ALL.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get();
            Config group = admin.describeConfigs(List.of(GROUP)).all().get().values().stream()
                    .findFirst()
                    .orElseThrow();
            return Duration.ofMillis(Long.parseLong(group.get(LOCK).value()));
        } catch (ExecutionException | KafkaException e) {
            Throwable why = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new ClusterUnusableException(
                    "the broker at " + bootstrapServers + " can't be used: " + why.getMessage(), e);
        }
    }
}
