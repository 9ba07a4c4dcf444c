package io.impasto.gateway.config;

import io.impasto.gateway.access.Access;
import io.impasto.gateway.estimate.KafkaQueueWatch;
import io.impasto.gateway.follow.JobStreams;
import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.KafkaTopicFollower;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.health.StoreWatch;
import io.impasto.gateway.metrics.GatewayMetrics;
import io.impasto.gateway.upload.UploadSweep;
import io.impasto.gateway.webhook.Webhooks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts and ends the gateway's threads, unless the gateway could take no pictures, or remember no jobs, anyway. */
@Singleton
public class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final KafkaTopicFollower follower;
    private final StoreWatch storeWatch;
    private final RocksDbStore viewStore;
    private final JobStreams streams;
    private final KafkaQueueWatch queueWatch;
    private final UploadSweep uploadSweep;
    private final JobView view;
    private final GatewayMetrics metrics;
    private final Webhooks webhooks;
    private final Path uploads;
    private final Access access;

    Lifecycle(
            KafkaTopicFollower follower,
            StoreWatch storeWatch,
            RocksDbStore viewStore,
            JobStreams streams,
            KafkaQueueWatch queueWatch,
            UploadSweep uploadSweep,
            Webhooks webhooks,
            Access access,
            JobView view,
            GatewayMetrics metrics,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path uploads) {
        this.uploads = uploads;
        this.access = access;
        this.webhooks = webhooks;
        this.follower = follower;
        this.storeWatch = storeWatch;
        this.viewStore = viewStore;
        this.streams = streams;
        this.queueWatch = queueWatch;
        this.uploadSweep = uploadSweep;
        this.view = view;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        UploadFolder.require(uploads);
        ViewFolder.hold(viewStore);
        LOG.logf(
                access.open() ? Logger.Level.WARN : Logger.Level.INFO,
                "access=%s %s",
                access.open() ? "open" : "keys",
                access.words());
        follower.start();
        storeWatch.start();
        streams.start();
        queueWatch.start();
        uploadSweep.start();
        webhooks.start();
        metrics.watch(
                () -> follower.trouble().isPresent(), () -> storeWatch.trouble().isPresent(), view::complete);
    }

    void stop(@Observes ShutdownEvent event) {
        webhooks.close();
        streams.close();
        follower.close();
        storeWatch.close();
        viewStore.close();
        queueWatch.close();
        uploadSweep.close();
    }
}
