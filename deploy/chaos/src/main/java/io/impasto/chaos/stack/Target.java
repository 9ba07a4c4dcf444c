package io.impasto.chaos.stack;

import io.impasto.chaos.StoreAccess;
import io.impasto.chaos.crew.WorkerLauncher;
import io.impasto.chaos.fault.TcpProxy;
import java.time.Duration;
import java.util.Optional;

/**
 * A system that the monkey is let loose on.
 *
 * @param bootstrapServers the broker, by a way that no fault touches
 * @param store the store, by such a way too
 * @param shared whether others use it meanwhile: what isn't the monkey's own is none of its business then
 * @param lock how long the broker waits for a worker's renewal
 * @param workers starts workers, the only processes that are ever struck
 * @param kafkaProxy on the workers' way to the broker; without one that way stays as it is
 * @param storeProxy on the workers' way to the store; without one that way stays as it is
 */
public record Target(
        String bootstrapServers,
        StoreAccess store,
        boolean shared,
        Duration lock,
        WorkerLauncher workers,
        Optional<TcpProxy> kafkaProxy,
        Optional<TcpProxy> storeProxy) {}
