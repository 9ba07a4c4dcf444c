package io.impasto.worker.health;

import io.impasto.worker.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while both threads are: a worker that lost one can't mend itself. */
@Liveness
@ApplicationScoped
public final class ThreadsLiveness implements HealthCheck {

    private final Worker worker;

    ThreadsLiveness(Worker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        boolean intake = worker.intakeAlive();
        boolean device = worker.deviceAlive();
        return HealthCheckResponse.named("threads")
                .withData("intake", intake)
                .withData("device", device)
                .status(intake && device)
                .build();
    }
}
