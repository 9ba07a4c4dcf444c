package io.impasto.worker.device;

import io.impasto.engine.Optimisation;
import io.impasto.engine.OptimisationBatch;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Gathers the stories that need to know the losses where they stand, and has them evaluated together. A round waits for those of the round before,
 * which usually come back in much less than a millisecond, and not long: one that is storing or looking something up comes to a later
 * round. For the device's thread.
 */
final class Gathering {

    static final Duration PATIENCE = Duration.ofMillis(10);

    private record Place(Optimisation optimisation, Runnable work) {}

    private final Map<Thread, Place> waiting = new LinkedHashMap<>();
    private final Set<Thread> expected = new HashSet<>();
    private final LongSupplier nanoTime;
    private long latest;
    private boolean together = true;

    Gathering(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param work what it wants to do as soon as they are known */
    void join(Thread story, Optimisation optimisation, Runnable work) {
        if (waiting.isEmpty()) {
            latest = nanoTime.getAsLong() + PATIENCE.toNanos();
        }
        waiting.put(story, new Place(optimisation, work));
        expected.remove(story);
    }

    /** It has ended. */
    void leave(Thread story) {
        expected.remove(story);
    }

    boolean empty() {
        return waiting.isEmpty();
    }

    /** How long the others are still waited for, ns. */
    long left() {
        return expected.isEmpty() ? 0 : Math.max(0, latest - nanoTime.getAsLong());
    }

    /** Has all that are there evaluated, and does what each wants. */
    void begin() {
        Map<Thread, Place> round = new LinkedHashMap<>(waiting);
        waiting.clear();
        expected.clear();
        if (together && round.size() > 1) {
            List<Optimisation> members =
                    round.values().stream().map(Place::optimisation).toList();
            together = new OptimisationBatch(members).evaluate();
        }
        round.forEach((story, place) -> {
            expected.add(story);
            place.work().run();
        });
    }
}
