package io.impasto.gateway.health;

import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.BlobStoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the store for its bucket again and again, on a thread of its own, and makes the bucket where it is missing. */
public final class StoreWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StoreWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final BlobStore store;
    private final String bucket;
    private final Thread thread = new Thread(this::run, "store-watch");
    private final CountDownLatch closing = new CountDownLatch(1);

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

    /** Why the store can't be used at present; empty if it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            do {
                ask();
            } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        }
    }

    private void ask() {
        try {
            store.ensureBucket(bucket);
            if (trouble != null) {
                LOG.infof("store=available bucket=%s", bucket);
            }
            trouble = null;
        } catch (BlobStoreUnavailableException e) {
            if (closing.getCount() > 0 && !String.valueOf(e.getMessage()).equals(trouble)) {
                LOG.warnf("store=unavailable reason=\"%s\" trying=again", e.getMessage());
            }
            trouble = String.valueOf(e.getMessage());
        }
    }
}
