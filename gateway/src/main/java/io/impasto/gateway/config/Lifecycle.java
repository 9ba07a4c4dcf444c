package io.impasto.gateway.config;

import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.KafkaTopicFollower;
import io.impasto.gateway.health.StoreWatch;
import io.impasto.gateway.metrics.GatewayMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts and ends the gateway's two threads, unless the gateway could take no pictures anyway. */
@Singleton
public class Lifecycle {

    private final KafkaTopicFollower follower;
    private final StoreWatch storeWatch;
    private final JobView view;
    private final GatewayMetrics metrics;
    private final Path uploads;

    Lifecycle(
            KafkaTopicFollower follower,
            StoreWatch storeWatch,
            JobView view,
            GatewayMetrics metrics,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path uploads) {
        this.uploads = uploads;
        this.follower = follower;
        this.storeWatch = storeWatch;
        this.view = view;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        UploadFolder.require(uploads);
        follower.start();
        storeWatch.start();
        metrics.watch(
                () -> follower.trouble().isPresent(), () -> storeWatch.trouble().isPresent(), view::complete);
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
        storeWatch.close();
    }
}
