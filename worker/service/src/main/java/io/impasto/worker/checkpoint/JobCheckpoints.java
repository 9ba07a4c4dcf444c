package io.impasto.worker.checkpoint;

import io.impasto.common.job.JobId;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.state.SavedState;
import io.impasto.worker.upload.UploadLane;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One job's checkpoint on its way to the store. For one thread, beside which another writes. */
public final class JobCheckpoints {

    private final CheckpointStore store;
    private final JobId job;
    private final ResultKey result;
    private final long interval;
    private final UploadLane lane;
    private final BooleanSupplier wanted;
    private long last = System.nanoTime();

    JobCheckpoints(
            CheckpointStore store,
            JobId job,
            ResultKey result,
            Duration interval,
            UploadLane lane,
            BooleanSupplier wanted) {
        this.store = store;
        this.job = job;
        this.result = result;
        this.interval = interval.toNanos();
        this.lane = lane;
        this.wanted = wanted;
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
     */
    public void write(long bytes, Supplier<SavedState> state) {
        last = System.nanoTime();
        if (!store.takes(bytes)) {
            return;
        }
        SavedState present = state.get();
        lane.offer(() -> {
            if (wanted.getAsBoolean()) {
                store.put(job, result, present, wanted);
            }
        });
    }
}
