package io.impasto.gateway.health;

import io.impasto.gateway.follow.KafkaTopicFollower;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The gateway is alive while its threads are: one that lost one can't mend itself. */
final class Liveness {

    private Liveness() {}

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Liveness
    static HealthCheck threads(KafkaTopicFollower follower, StoreWatch watch) {
        return () -> HealthCheckResponse.named("threads")
                .withData("job-view", follower.alive())
                .withData("store-watch", watch.alive())
                .status(follower.alive() && watch.alive())
                .build();
    }
}
