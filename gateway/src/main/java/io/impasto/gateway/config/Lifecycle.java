package io.impasto.gateway.config;

import io.impasto.gateway.access.Access;
import io.impasto.gateway.follow.KafkaTopicFollower;
import io.impasto.gateway.health.StoreWatch;
import io.impasto.gateway.webhook.Webhooks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts and ends the gateway's two threads, unless the gateway could take no pictures anyway. */
@Singleton
public class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final KafkaTopicFollower follower;
    private final StoreWatch storeWatch;
    private final Webhooks webhooks;
    private final Path uploads;
    private final Access access;

    Lifecycle(
            KafkaTopicFollower follower,
            StoreWatch storeWatch,
            Webhooks webhooks,
            Access access,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path uploads) {
        this.uploads = uploads;
        this.access = access;
        this.webhooks = webhooks;
        this.follower = follower;
        this.storeWatch = storeWatch;
    }

    void start(@Observes StartupEvent event) {
        UploadFolder.require(uploads);
        LOG.logf(
                access.open() ? Logger.Level.WARN : Logger.Level.INFO,
                "access=%s %s",
                access.open() ? "open" : "keys",
                access.words());
        follower.start();
        storeWatch.start();
        webhooks.start();
    }

    void stop(@Observes ShutdownEvent event) {
        webhooks.close();
        follower.close();
        storeWatch.close();
    }
}
