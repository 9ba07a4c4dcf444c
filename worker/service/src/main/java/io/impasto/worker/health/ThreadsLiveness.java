package io.impasto.worker.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive while all threads are: a worker that lost one can't mend itself. */
@Liveness
@ApplicationScoped
public final class ThreadsLiveness implements HealthCheck {

    private final VitalThreads threads;

    ThreadsLiveness(VitalThreads threads) {
        this.threads = threads;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Boolean> alive = threads.alive();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("threads");
        alive.forEach(response::withData);
        return response.status(!alive.containsValue(false)).build();
    }
}
