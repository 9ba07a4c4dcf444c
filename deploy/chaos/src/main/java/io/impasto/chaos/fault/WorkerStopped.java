package io.impasto.chaos.fault;

import io.impasto.chaos.crew.Crew;
import io.impasto.local.servers.LocalWorker;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** SIGTERM: a roll-out, a drained node. */
public record WorkerStopped(Crew crew) implements Fault {

    @Override
    public String name() {
        return "worker-stopped";
    }

    @Override
    public boolean strike(RandomGenerator random) {
        Optional<LocalWorker> victim = crew.anyReady(random);
        victim.ifPresent(crew::dismiss);
        return victim.isPresent();
    }
}
