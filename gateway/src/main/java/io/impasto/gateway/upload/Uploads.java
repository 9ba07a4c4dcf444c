package io.impasto.gateway.upload;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.StoredObject;
import io.impasto.common.image.ImageHeader;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.UploadKeys;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.gateway.config.GatewayConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The uploads in the store, each under the hash of its bytes. */
@Singleton
public class Uploads {

    /** How old one may be before it is made new for a job; that a job's pictures stay a day less than promised hurts nobody. */
    private static final Duration NEW_ENOUGH = Duration.ofDays(1);

    private final BlobStore store;
    private final String bucket;
    private final Duration kept;
    private final Clock clock;

    Uploads(BlobStore store, AllowedBuckets buckets, GatewayConfig config, Clock clock) {
        this.store = store;
        this.bucket = buckets.own();
        this.kept = config.uploadsKept();
        this.clock = clock;
    }

    /**
     * Stores the picture under its address, or sees to it that what is there stays.
     *
     * @return whether it was stored
     */
    public boolean keep(UploadedPicture picture) {
        S3Object object = object(picture.address());
        if (stays(object)) {
            return false;
        }
        store.put(object, picture.file(), picture.header().type().mediaType());
        return true;
    }

    /** Whether that names an upload, by whichever kind of reference. */
    public boolean isOne(S3Object object) {
        return object.bucket().equals(bucket) && UploadKeys.isUpload(object.key());
    }

    /**
     * Whether the upload is there and stays for as long as uploads are kept from now on, less a day. One whose time is over is as good as
     * gone: it isn't made new, as it may be on its way out.
     */
    public boolean stays(S3Object upload) {
        return valid(upload)
                .map(stored -> age(stored).compareTo(NEW_ENOUGH) < 0 || store.touch(upload))
                .orElse(false);
    }

    /** @see #stays(S3Object) */
    boolean stays(ContentAddress address) {
        return stays(object(address));
    }

    /** What can be said of an upload; empty if it isn't there. Keeps it no longer than it would be. */
    Optional<UploadRepresentation> find(ContentAddress address) {
        S3Object object = object(address);
        try {
            return valid(object)
                    .map(stored -> UploadRepresentation.of(address, stored.bytes(), header(object, stored.bytes())));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    private ImageHeader header(S3Object object, long length) {
        try {
            return FirstBytes.header(length, most -> {
                try (InputStream in = store.open(object, 0, most)) {
                    return in.readNBytes(most);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(object + " broke off", e);
        }
    }

    private Optional<StoredObject> valid(S3Object object) {
        return store.find(object).filter(stored -> age(stored).compareTo(kept) < 0);
    }

    private Duration age(StoredObject stored) {
        return Duration.between(stored.storedAt(), clock.instant());
    }

    private S3Object object(ContentAddress address) {
        return new S3Object(bucket, address.uploadKey());
    }
}
