package io.impasto.gateway.health;

import io.impasto.common.UntilStopped;
import io.impasto.common.blob.BlobStore;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the store for its bucket again and again, on a thread of its own, and makes the bucket where it is missing. */
public final class StoreWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StoreWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final BlobStore store;
    private final String bucket;
    private final Thread thread = new Thread(this::run, "store-watch");
    private final UntilStopped asking = new UntilStopped(EVERY, this::inTrouble);

    // Written by the thread, read by others.
    private volatile @Nullable String trouble = "the store has not been asked yet";

    public StoreWatch(BlobStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** Why the store can't be used at present; empty if it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        asking.stop();
        thread.interrupt();
    }

    private void run() {
        asking.run(() -> {
            store.ensureBucket(bucket);
            well();
            asking.pause(EVERY);
        });
    }

    private void inTrouble(RuntimeException e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(trouble)) {
            LOG.warnf("store=unavailable reason=\"%s\" trying=again", reason);
        }
        trouble = reason;
    }

    private void well() {
        if (trouble != null) {
            LOG.infof("store=available bucket=%s", bucket);
        }
        trouble = null;
    }
}
