package io.impasto.chaos.fault;

import io.impasto.chaos.crew.Crew;
import io.impasto.local.servers.LocalWorker;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** SIGKILL: a machine that loses its power, a kernel that is out of memory. */
public record WorkerKilled(Crew crew) implements Fault {

    @Override
    public String name() {
        return "worker-killed";
    }

    @Override
    public boolean strike(RandomGenerator random) {
        Optional<LocalWorker> victim = crew.anyReady(random);
        victim.ifPresent(crew::kill);
        return victim.isPresent();
    }
}
