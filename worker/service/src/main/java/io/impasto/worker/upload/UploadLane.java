package io.impasto.worker.upload;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing to upload, of which only the newest is worth it.
 *
 * <p>Visibility: what is to be uploaded is handed over by an atomic reference; {@code busy} is volatile, and only the uploading thread
 * writes it.
 */
public final class UploadLane {

    private final AtomicReference<@Nullable Runnable> newest = new AtomicReference<>();
    private final Runnable wake;
    private volatile boolean busy;

    /** @param wake has {@link #upload} called soon, for each call once */
    UploadLane(Runnable wake) {
        this.wake = wake;
    }

    /** Has that uploaded, if nothing newer comes first. It mustn't throw. */
    public void offer(Runnable upload) {
        if (newest.getAndSet(upload) == null) {
            wake.run();
        }
    }

    /** Whether all that was offered is done with. */
    public boolean idle() {
        return newest.get() == null && !busy;
    }

    /** Forgets what waits; what is being uploaded goes on. */
    public void clear() {
        newest.set(null);
    }

    /** Uploads what waits; false if nothing does. For the uploading thread. */
    boolean upload() {
        busy = true; // before the reference is emptied, so that it is never idle in between
        try {
            Runnable upload = newest.getAndSet(null);
            if (upload == null) {
                return false;
            }
            upload.run();
            return true;
        } finally {
            busy = false;
        }
    }
}
