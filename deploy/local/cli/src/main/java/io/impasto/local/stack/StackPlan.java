package io.impasto.local.stack;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.DeviceChoice;
import java.util.OptionalInt;

/**
 * What to start.
 *
 * @param workers how many worker processes, 0 to {@value #MAX_WORKERS}; with none, requests wait
 * @param gatewayPort at 127.0.0.1; any free one if absent
 * @param device what workers compute on
 */
public record StackPlan(int workers, OptionalInt gatewayPort, DeviceChoice device) {

    public static final int MAX_WORKERS = 64;

    private static final int MAX_PORT = 65_535;

    /** @throws InvalidInputException if a value is out of its range */
    public StackPlan {
        if (workers < 0 || workers > MAX_WORKERS) {
            throw new InvalidInputException("workers", workers + " is not between 0 and " + MAX_WORKERS);
        }
        if (gatewayPort.isPresent() && (gatewayPort.getAsInt() < 1 || gatewayPort.getAsInt() > MAX_PORT)) {
            throw new InvalidInputException(
                    "gateway-port", gatewayPort.getAsInt() + " is not a port: 1 to " + MAX_PORT);
        }
    }

    /** One worker, any port: for a single picture. */
    public static StackPlan forOnePicture(DeviceChoice device) {
        return new StackPlan(1, OptionalInt.empty(), device);
    }

    /** The same with the gateway there. */
    public StackPlan withGatewayPort(OptionalInt port) {
        return new StackPlan(workers, port, device);
    }
}
