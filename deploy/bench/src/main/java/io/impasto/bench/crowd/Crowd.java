package io.impasto.bench.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** So many sleeping workers, started together, and what they have done. */
final class Crowd implements AutoCloseable {

    private static final long READY_WITHIN_MS = 120_000;

    private final List<SleepingWorker> workers = new ArrayList<>();
    private final List<Diary> diaries = new ArrayList<>();
    private final Map<String, LongAdder> storeCalls = new ConcurrentHashMap<>();

    private Crowd(int size, Servers servers, ServiceTimes times, byte[] picture) {
        Set<String> everTaken = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < size; i++) {
            Diary diary = new Diary(i, everTaken);
            diaries.add(diary);
            workers.add(new SleepingWorker("crowd-" + i, servers, times, picture, diary, storeCalls));
        }
    }

    /** Returns when the broker gives requests to each. */
    static Crowd start(int size, Servers servers, ServiceTimes times, byte[] picture) throws InterruptedException {
        Crowd crowd = new Crowd(size, servers, times, picture);
        crowd.workers.forEach(SleepingWorker::start);
        await(
                "all workers to be ready",
                READY_WITHIN_MS,
                () -> crowd.workers.stream().allMatch(SleepingWorker::ready));
        return crowd;
    }

    static void await(String what, long mostMillis, BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + mostMillis * 1_000_000;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + mostMillis / 1000 + " s in vain for " + what);
            }
            Thread.sleep(20);
        }
    }

    List<Stay> stays() {
        return diaries.stream().flatMap(diary -> diary.stays().stream()).toList();
    }

    /** Requests that were given to some worker more than once. */
    int takenAgain() {
        return diaries.stream().mapToInt(Diary::again).sum();
    }

    /** Requests that were given away more than once as the broker counts, seen or not. */
    int countedAgain() {
        return diaries.stream().mapToInt(Diary::countedAgain).sum();
    }

    /** Calls of the store by all workers so far. */
    long storeCalls() {
        return storeCalls.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public void close() {
        workers.forEach(SleepingWorker::stop);
        workers.forEach(SleepingWorker::close);
    }
}
