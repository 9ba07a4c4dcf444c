package io.impasto.bench.scale;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The workers that there are, and what their GPUs have cost. */
final class Fleet {

    private final Victims victims;
    private final RandomGenerator random;
    private final List<Worker> present = new ArrayList<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private int joined;
    private int busy;
    private double seconds;
    private int most;

    /** @param random chooses victims */
    Fleet(Victims victims, RandomGenerator random) {
        this.victims = victims;
        this.random = random;
    }

    Worker reserve(double now) {
        Worker worker = new Worker(now);
        present.add(worker);
        most = Math.max(most, present.size());
        return worker;
    }

    void ready(Worker worker) {
        worker.ready = true;
        joined++;
        idle.addLast(worker);
    }

    /** An idle one; null if there is none. */
    @Nullable
    Worker free() {
        while (!idle.isEmpty()) {
            Worker worker = idle.removeFirst();
            if (!worker.gone) {
                return worker;
            }
        }
        return null;
    }

    void busy() {
        busy++;
    }

    void free(Worker worker) {
        busy--;
        idle.addLast(worker);
    }

    /** Chooses a worker that is to go. */
    Worker victim() {
        Worker chosen = present.get(present.size() - 1);
        int seen = 0;
        int best = Integer.MAX_VALUE;
        for (Worker worker : present) {
            int rank = rank(worker);
            seen = rank < best ? 1 : rank == best ? seen + 1 : seen;
            if (rank < best || (rank == best && random.nextInt(seen) == 0)) {
                chosen = worker;
            }
            best = Math.min(best, rank);
        }
        return chosen;
    }

    private int rank(Worker worker) {
        if (!worker.ready) {
            return 0;
        }
        return victims == Victims.ANY || worker.idle() ? 1 : 2;
    }

    /** @param given when its GPU is free again, s */
    void remove(Worker worker, double given) {
        present.remove(worker);
        worker.gone = true;
        if (worker.ready) {
            joined--;
        }
        seconds += given - worker.reserved;
        if (worker.job != null) {
            busy--;
        }
    }

    int size() {
        return present.size();
    }

    /** Those that are ready, busy or not. */
    int joined() {
        return joined;
    }

    int running() {
        return busy;
    }

    int most() {
        return most;
    }

    /** That GPUs were reserved, those of the workers that are there until now. */
    double seconds(double now) {
        return seconds
                + present.stream().mapToDouble(worker -> now - worker.reserved).sum();
    }
}
