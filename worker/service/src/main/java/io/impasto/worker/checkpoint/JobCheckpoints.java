package io.impasto.worker.checkpoint;

import io.impasto.common.job.JobId;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.state.SavedState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One job's checkpoint on its way to the store. For one thread, beside which another writes.
 *
 * <p>Visibility: the newest state is handed over by an atomic reference; the rest belongs to the caller's thread.
 */
public final class JobCheckpoints implements AutoCloseable {

    /** An upload that takes longer is given up at the end: the worker has better things to do. */
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);

    private final CheckpointStore store;
    private final JobId job;
    private final ResultKey result;
    private final long interval;
    private final AtomicReference<@Nullable SavedState> newest = new AtomicReference<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "checkpoint");
        thread.setDaemon(true);
        return thread;
    });
    private long last = System.nanoTime();

    JobCheckpoints(CheckpointStore store, JobId job, ResultKey result, Duration interval) {
        this.store = store;
        this.job = job;
        this.result = result;
        this.interval = interval.toNanos();
    }

    /** What an earlier attempt left; empty if there is nothing that can be used. */
    public Optional<SavedState> find() {
        return store.find(job, result);
    }

    /** Whether the last checkpoint is old enough for another. */
    public boolean due() {
        return System.nanoTime() - last >= interval;
    }

    /**
     * Has a state written, if no newer one comes first.
     *
     * @param bytes about how large it is; larger ones than the limit aren't even made
     * @param wanted whether it still may be written when its turn comes
     */
    public void write(long bytes, Supplier<SavedState> state, BooleanSupplier wanted) {
        last = System.nanoTime();
        if (!store.takes(bytes)) {
            return;
        }
        newest.set(state.get());
        writer.execute(() -> {
            SavedState present = newest.getAndSet(null);
            if (present != null && wanted.getAsBoolean()) {
                store.put(job, result, present, wanted);
            }
        });
    }

    /** Waits for what is being written, a few seconds at most. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(LAST_WRITE.toNanos(), TimeUnit.NANOSECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
