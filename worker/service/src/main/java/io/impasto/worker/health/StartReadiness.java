package io.impasto.worker.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while all that the worker needs is there; says what isn't. */
@Readiness
@ApplicationScoped
public final class StartReadiness implements HealthCheck {

    private final Prerequisites prerequisites;

    StartReadiness(Prerequisites prerequisites) {
        this.prerequisites = prerequisites;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("prerequisites");
        prerequisites.missing().forEach(response::withData);
        return response.status(prerequisites.missing().isEmpty()).build();
    }
}
