package io.impasto.gateway.config;

import io.impasto.gateway.follow.KafkaTopicFollower;
import io.impasto.gateway.health.StoreWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts and ends the gateway's two threads. */
@Singleton
public class Lifecycle {

    private final KafkaTopicFollower follower;
    private final StoreWatch storeWatch;

    Lifecycle(KafkaTopicFollower follower, StoreWatch storeWatch) {
        this.follower = follower;
        this.storeWatch = storeWatch;
    }

    void start(@Observes StartupEvent event) {
        follower.start();
        storeWatch.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
        storeWatch.close();
    }
}
