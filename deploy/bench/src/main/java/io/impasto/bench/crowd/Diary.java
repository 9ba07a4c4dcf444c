package io.impasto.bench.crowd;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one worker does with requests.
 *
 * <p>Visibility: its intake thread writes what was taken and settled, its device's thread when work began and was done; each hands the job to the other in
 * between, which orders these. Finished stays and counters may be read by anybody.
 */
final class Diary {

    private final int worker;
    private final Set<String> everTaken;
    private final ConcurrentLinkedQueue<Stay> stays = new ConcurrentLinkedQueue<>();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger countedAgain = new AtomicInteger();
    private @Nullable String job;
    private long taken;
    private long begun;
    private long done;

    /** @param everTaken by any worker; to be shared, and safe for that */
    Diary(int worker, Set<String> everTaken) {
        this.worker = worker;
        this.everTaken = everTaken;
    }

    /** @param deliveries as the broker counts them, this one included */
    void delivered(String id, int deliveries, long now) {
        if (id.equals(job)) {
            return; // Its lock was renewed.
        }
        job = id;
        taken = now;
        begun = 0;
        if (!everTaken.add(id)) {
            again.incrementAndGet();
        }
        if (deliveries > 1) {
            countedAgain.incrementAndGet();
        }
    }

    void begun(long now) {
        begun = now;
    }

    void done(long now) {
        done = now;
    }

    void settled(long now) {
        if (job != null && begun != 0) {
            stays.add(new Stay(worker, job, taken, begun, done, now));
        }
        job = null;
    }

    List<Stay> stays() {
        return List.copyOf(stays);
    }

    /** Requests that some worker had been given before. */
    int again() {
        return again.get();
    }

    /** Requests that the broker had given away before, though perhaps to a consumer that gave them back unseen. */
    int countedAgain() {
        return countedAgain.get();
    }
}
