package io.impasto.gateway.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.wire.Contract;
import io.impasto.gateway.access.Access;
import io.impasto.gateway.follow.FoldedJobView;
import io.impasto.gateway.follow.KafkaTopicFollower;
import io.impasto.gateway.health.StoreWatch;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what isn't a bean by itself; the one place where adapters are chosen. */
final class Wiring {

    private Wiring() {}

    /** Answers are written as the contract writes. */
    @Produces
    @Singleton
    static ObjectMapper json() {
        return Contract.json();
    }

    @Produces
    @Singleton
    static MinioBlobStore store(StoreConfig config) {
        return new MinioBlobStore(config.endpoint(), config.region(), config.accessKey(), config.secretKey());
    }

    static void close(@Disposes MinioBlobStore store) {
        store.close();
    }

    @Produces
    @Singleton
    static AllowedBuckets buckets(StoreConfig config) {
        return new AllowedBuckets(config.bucket(), config.allowedBuckets().orElse(Set.of(config.bucket())));
    }

    @Produces
    @Singleton
    static ImageLimits imageLimits(ImagesConfig config) {
        return new ImageLimits(config.maxBytes(), config.maxPixels());
    }

    @Produces
    @Singleton
    static FoldedJobView view(GatewayConfig config) {
        return new FoldedJobView(config.finishedJobsKept());
    }

    @Produces
    @Singleton
    static KafkaTopicFollower follower(KafkaConfig config, FoldedJobView view, Clock clock) {
        return new KafkaTopicFollower(config.bootstrapServers(), view, clock);
    }

    @Produces
    @Singleton
    static StoreWatch storeWatch(StoreConfig config, BlobStore store) {
        return new StoreWatch(store, config.bucket());
    }

    @Produces
    @Singleton
    static Access access(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean oidc) {
        return Access.of(config, host, oidc);
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Job ids are guessed by nobody. */
    @Produces
    @Singleton
    static RandomGenerator random() {
        return new SecureRandom();
    }
}
