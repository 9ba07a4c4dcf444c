package io.impasto.gateway.result;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.UnreadableImageException;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.job.ResultImage;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.upload.SpooledFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Thumbnails of results: made once, the largest there are, kept in the store; smaller ones are made of these whenever they are asked for. */
@Singleton
public class Thumbnails {

    /** px. */
    static final int LARGEST = 512;

    /** Each may read gigabytes and keeps a processor busy for seconds. */
    private static final int AT_ONCE = 2;

    private static final int MOST_WAITING = 8;

    /** Clients wait about half a minute. */
    private static final int PATIENCE_SECONDS = 20;

    private static final long MOST_BYTES = 4 << 20;

    private final Semaphore admitted = new Semaphore(AT_ONCE + MOST_WAITING);
    private final Semaphore making = new Semaphore(AT_ONCE, true);
    private final ResultLookup results;
    private final BlobStore store;
    private final String bucket;
    private final Path folder;

    Thumbnails(
            ResultLookup results,
            BlobStore store,
            AllowedBuckets buckets,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path folder) {
        this.results = results;
        this.store = store;
        this.bucket = buckets.own();
        this.folder = folder;
    }

    /**
     * A JPEG of the result.
     *
     * @param side the longest, px; at most {@link #LARGEST}
     * @throws ProblemException if the result is gone or can't be read, or too many others wait
     */
    byte[] of(ResultImage image, int side) {
        S3Object object = new S3Object(bucket, "thumbnails/" + image.sha256() + ".jpg");
        byte[] largest = kept(object).orElseGet(() -> made(image, object));
        return side == LARGEST ? largest : ThumbnailPainter.smaller(largest, side);
    }

    private Optional<byte[]> kept(S3Object object) {
        try {
            return Optional.of(store.get(object, MOST_BYTES));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    private byte[] made(ResultImage image, S3Object object) {
        if (!admitted.tryAcquire()) {
            throw busy();
        }
        try {
            if (!making.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
            try {
                // Who waited may have waited for another's request of the same.
                return kept(object).orElseGet(() -> make(image, object));
            } finally {
                making.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            admitted.release();
        }
    }

    private byte[] make(ResultImage image, S3Object object) {
        try (InputStream in = results.open(image.object());
                SpooledFile file = SpooledFile.of(folder, in, image.bytes(), e -> brokeOff(image, e))) {
            byte[] thumbnail = ThumbnailPainter.thumbnail(file.path(), LARGEST);
            store.put(object, thumbnail, "image/jpeg");
            return thumbnail;
        } catch (UnreadableImageException e) {
            throw new ProblemException(
                    Problem.of(ProblemType.UNREADABLE_IMAGE, "The result can't be read: " + e.getMessage()), e);
        } catch (IOException e) {
            throw brokeOff(image, e);
        }
    }

    private static BlobStoreUnavailableException brokeOff(ResultImage image, IOException e) {
        return new BlobStoreUnavailableException("the store broke off while sending " + image.object(), e);
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.of(ProblemType.BUSY, "Too many thumbnails are being made at present. Try again."));
    }
}
