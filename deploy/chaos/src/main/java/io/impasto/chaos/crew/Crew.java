package io.impasto.chaos.crew;

import io.impasto.common.InvalidInputException;
import io.impasto.local.servers.LocalWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A number of workers, each replaced when it has ended. For one thread. */
public final class Crew implements AutoCloseable {

    /** On a busy machine of two cores, several JVMs that load native code take a while. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final WorkerLauncher launcher;
    private final String prefix;
    private final List<LocalWorker> workers = new ArrayList<>();
    private final List<LocalWorker> dismissed = new ArrayList<>();
    private final List<String> died = new ArrayList<>();
    private final int size;
    private int started;

    /**
     * Starts nobody yet.
     *
     * @param prefix of the workers' names, by which people tell them from their own
     */
    public Crew(WorkerLauncher launcher, String prefix, int size) {
        if (size < 1) {
            throw new InvalidInputException("workers", size + " is not above 0");
        }
        this.launcher = launcher;
        this.prefix = prefix;
        this.size = size;
    }

    /** Brings the crew to its number; doesn't wait for those that start. */
    public void muster() {
        for (LocalWorker worker : List.copyOf(workers)) {
            if (!worker.process().isAlive()) {
                died.add(worker.name() + " with status " + worker.process().exitValue());
                workers.remove(worker);
            }
        }
        while (workers.size() < size) {
            started++;
            workers.add(launcher.start(prefix + started));
        }
    }

    /** Brings the crew to its number and waits until all of them would take a request. */
    public void musterReady() throws InterruptedException {
        muster();
        for (LocalWorker worker : workers) {
            worker.awaitReady(READY_WITHIN);
        }
    }

    /** One of those who would take a request now, or have taken one; empty while all are starting. */
    public Optional<LocalWorker> anyReady(RandomGenerator random) {
        List<LocalWorker> ready = workers.stream().filter(LocalWorker::isReady).toList();
        return ready.isEmpty() ? Optional.empty() : Optional.of(ready.get(random.nextInt(ready.size())));
    }

    /** SIGKILLs one of the crew. */
    public void kill(LocalWorker worker) {
        workers.remove(worker);
        worker.kill();
    }

    /** Asks one of the crew to end, and doesn't wait. */
    public void dismiss(LocalWorker worker) {
        workers.remove(worker);
        dismissed.add(worker);
        worker.terminate();
    }

    /** Those that ended though nobody struck them, each with its exit status. */
    public List<String> died() {
        return List.copyOf(died);
    }

    /** How many were started in place of others. */
    public int replaced() {
        return Math.max(0, started - size);
    }

    @Override
    public void close() {
        // All at once: each may take seconds to let go.
        workers.forEach(LocalWorker::terminate);
        workers.forEach(LocalWorker::close);
        dismissed.forEach(LocalWorker::close);
    }
}
