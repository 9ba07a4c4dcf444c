package io.impasto.gateway.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.blob.MinioPresignedLinks;
import io.impasto.common.blob.PresignedLinks;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.wire.Contract;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.gateway.access.Access;
import io.impasto.gateway.config.Parts.Part;
import io.impasto.gateway.estimate.Crew;
import io.impasto.gateway.estimate.KafkaQueueWatch;
import io.impasto.gateway.estimate.PaceBook;
import io.impasto.gateway.follow.JobStreams;
import io.impasto.gateway.follow.KafkaTopicFollower;
import io.impasto.gateway.follow.Retention;
import io.impasto.gateway.follow.StoredJobView;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.health.StoreWatch;
import io.impasto.gateway.upload.UploadSweep;
import io.impasto.gateway.webhook.Webhooks;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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
    static PresignedLinks links(StoreConfig config) {
        return new MinioPresignedLinks(
                config.publicEndpoint().orElse(config.endpoint()),
                config.region(),
                config.accessKey(),
                config.secretKey());
    }

    @Produces
    @Singleton
    static UploadSweep uploadSweep(StoreConfig store, GatewayConfig config, BlobStore blobs, Clock clock) {
        return new UploadSweep(blobs, store.bucket(), config.uploadsKept(), clock);
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
    static RocksDbStore viewStore(GatewayConfig config) {
        return new RocksDbStore(config.viewFolder());
    }

    static void close(@Disposes RocksDbStore store) {
        store.close();
    }

    @Produces
    @Singleton
    static StoredJobView view(GatewayConfig config, RocksDbStore store) {
        return new StoredJobView(store, Retention.ofEnded(config.jobsKept()));
    }

    @Produces
    @Singleton
    static KafkaConnection connection(KafkaConfig config) {
        return KafkaConnection.of(config.bootstrapServers(), config.properties(), config.propertiesFile());
    }

    @Produces
    @Singleton
    static KafkaTopicFollower follower(
            KafkaConnection kafka, StoredJobView view, Clock clock, PaceBook paces, Crew crew) {
        return new KafkaTopicFollower(kafka, view, clock, event -> {
            paces.happened(event);
            crew.happened(event);
        });
    }

    @Produces
    @Singleton
    static PaceBook paces() {
        return new PaceBook();
    }

    @Produces
    @Singleton
    static Crew crew() {
        return new Crew();
    }

    @Produces
    @Singleton
    static KafkaQueueWatch queueWatch(KafkaConnection kafka, EstimateConfig estimates, PaceBook paces, Clock clock) {
        return new KafkaQueueWatch(kafka, estimates.completions(), paces, estimates.queueInterval(), clock);
    }

    @Produces
    @Singleton
    static StoreWatch storeWatch(StoreConfig config, BlobStore store) {
        return new StoreWatch(store, config.bucket());
    }

    /** The view is read for whoever streams and tells of jobs, so they start after it and end before. */
    @Produces
    @Singleton
    static Parts parts(
            KafkaTopicFollower follower,
            StoreWatch storeWatch,
            JobStreams streams,
            KafkaQueueWatch queueWatch,
            UploadSweep uploadSweep,
            Webhooks webhooks) {
        return new Parts(List.of(
                new Part(follower::start, follower::close),
                new Part(storeWatch::start, storeWatch::close),
                new Part(queueWatch::start, queueWatch::close),
                new Part(uploadSweep::start, uploadSweep::close),
                new Part(streams::start, streams::close),
                new Part(webhooks::start, webhooks::close)));
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
