package io.impasto.gateway.upload;

import io.impasto.common.UntilStopped;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.UploadKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Takes away the uploads that nobody has referred to for long, and what never became one; on a thread of its own, a few times a day. */
public final class UploadSweep implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(UploadSweep.class);
    /** By then the bucket has been made, where it was missing. */
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);

    /** Between the time at which nobody takes an upload for there any more and the time at which it goes: the two never meet. */
    private static final Duration GRACE = Duration.ofDays(1);

    /** A ticket is good for minutes. */
    private static final Duration STAGED_KEPT = Duration.ofDays(1);

    private final BlobStore store;
    private final String bucket;
    private final Duration kept;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "upload-sweep");
    private final UntilStopped sweeping = new UntilStopped(AFTER_TROUBLE, UploadSweep::inTrouble);

    /** @param kept how long after it was last referred to an upload is there for jobs */
    public UploadSweep(BlobStore store, String bucket, Duration kept, Clock clock) {
        this.store = store;
        this.bucket = bucket;
        this.kept = kept;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        sweeping.stop();
        thread.interrupt();
    }

    private void run() {
        sweeping.pause(AFTER_START);
        sweeping.run(() -> {
            sweep();
            sweeping.pause(EVERY);
        });
    }

    /** Once. Several gateways may do it at the same time. */
    public void sweep() {
        Instant now = clock.instant();
        int uploads = store.removeStale(
                bucket,
                UploadKeys.UPLOADS,
                UploadKeys::isUpload,
                now.minus(kept).minus(GRACE));
        int staged = store.removeStale(bucket, UploadKeys.STAGING, UploadKeys::isStaged, now.minus(STAGED_KEPT));
        if (uploads + staged > 0) {
            LOG.infof("uploads=swept removed=%d staged=%d", uploads, staged);
        }
    }

    private static void inTrouble(RuntimeException e) {
        LOG.warnf("uploads=unswept reason=\"%s\" trying=again", e.getMessage());
    }
}
