package io.impasto.chaos.fault;

import io.impasto.chaos.crew.Crew;
import io.impasto.local.servers.LocalWorker;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * SIGSTOP for longer than the lock on a request, then SIGCONT: a worker that comes back from the dead and believes that its request is
 * still its own.
 *
 * @param lock how long the broker waits for a renewal
 */
public record WorkerFrozen(Crew crew, Duration lock) implements Fault {

    private static final double LEAST_LOCKS = 1.2;
    private static final double MOST_LOCKS = 2;

    @Override
    public String name() {
        return "worker-frozen";
    }

    @Override
    public boolean strike(RandomGenerator random) throws InterruptedException {
        Optional<LocalWorker> victim = crew.anyReady(random);
        double locks = random.nextDouble(LEAST_LOCKS, MOST_LOCKS);
        if (victim.isEmpty()) {
            return false;
        }
        victim.get().freeze();
        try {
            Thread.sleep(Math.round(locks * lock.toMillis()));
        } finally {
            victim.get().thaw();
        }
        return true;
    }
}
