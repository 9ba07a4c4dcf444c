package io.impasto.worker.health;

import io.impasto.worker.device.DeviceThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the device is open: its native libraries are loaded, and so is the network that it paints with unless told otherwise. */
@Startup
@ApplicationScoped
public final class DeviceStartup implements HealthCheck {

    private final DeviceThread device;

    DeviceStartup(DeviceThread device) {
        this.device = device;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("device").status(device.opened()).build();
    }
}
