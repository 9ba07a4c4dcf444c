package io.impasto.gateway.health;

import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.KafkaTopicFollower;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** What has to be well before the gateway is sent requests. */
final class Readiness {

    private static final Optional<String> READING = Optional.of("the topics are still being read");

    private Readiness() {}

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Readiness
    static HealthCheck kafka(KafkaTopicFollower follower) {
        return () -> check("kafka", follower.trouble());
    }

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Readiness
    static HealthCheck store(StoreWatch watch) {
        return () -> check("store", watch.trouble());
    }

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Readiness
    static HealthCheck view(JobView view) {
        return viewReady(view);
    }

    /** Before that, most jobs are unknown to it; a broker that isn't there keeps it from starting, however long. */
    @Produces
    @Singleton
    @Startup
    static HealthCheck started(JobView view) {
        return viewReady(view);
    }

    private static HealthCheck viewReady(JobView view) {
        return () -> check("view", view.trouble().or(() -> view.complete() ? Optional.empty() : READING));
    }

    private static HealthCheckResponse check(String name, Optional<String> trouble) {
        var response = HealthCheckResponse.named(name).status(trouble.isEmpty());
        trouble.ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
