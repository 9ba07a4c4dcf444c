package io.impasto.worker.upload;

import io.impasto.worker.observe.LogContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The thread beside an attempt that uploads what the attempt leaves on its way, for as long as it runs. */
public final class UploadThread implements AutoCloseable {

    /** An upload that takes longer isn't waited for at the end: the worker has better things to do. */
    private static final Duration LAST_UPLOAD = Duration.ofSeconds(5);

    /** The same for what nobody needs any more. */
    private static final Duration USELESS_UPLOAD = Duration.ofMillis(500);

    private final List<UploadLane> lanes = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        // Made for the first upload, by the thread that runs the job.
        Thread thread = new Thread(LogContext.carriedOver(task), "upload");
        thread.setDaemon(true);
        return thread;
    });

    private Duration patience = LAST_UPLOAD;

    /** A lane of this thread; what waits in an earlier one goes first. */
    public UploadLane lane() {
        UploadLane lane = new UploadLane(() -> executor.execute(this::uploadOne));
        lanes.add(lane);
        return lane;
    }

    private void uploadOne() {
        for (UploadLane lane : lanes) {
            if (lane.upload()) {
                return;
            }
        }
    }

    /** Says that the attempt has come to its end, and that nobody needs what is still to be uploaded. For whoever closes this. */
    public void hurry() {
        patience = USELESS_UPLOAD;
    }

    /**
     * Waits for what is being uploaded, or still to be, a few seconds at most. Nothing is cut off then: what a slow network has taken already may
     * reach the store however late, and only who waits for the store's answer can take it away again.
     */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
