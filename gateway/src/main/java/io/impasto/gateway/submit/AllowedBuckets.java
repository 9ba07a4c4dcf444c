package io.impasto.gateway.submit;

import io.impasto.common.image.ImageRef;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobFailure;
import io.impasto.gateway.config.StoreConfig;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/** Where references may point: into the allowed buckets, or to an upload in the store's own. */
@Singleton
public class AllowedBuckets {

    private final String own;
    private final Set<String> allowed;

    AllowedBuckets(StoreConfig config) {
        this.own = config.bucket();
        this.allowed = new TreeSet<>(config.allowedBuckets().orElse(Set.of(own)));
    }

    /** The bucket of uploads and results. */
    public String own() {
        return own;
    }

    /**
     * The object behind a reference.
     *
     * @throws JobFailedException {@link JobFailure.ForbiddenReference} if it is outside
     */
    public S3Object resolve(ImageRef reference) {
        if (reference instanceof S3Object object) {
            if (!allowed.contains(object.bucket())) {
                throw new JobFailedException(new JobFailure.ForbiddenReference(
                        object + " is outside the allowed buckets: " + String.join(", ", allowed)));
            }
            return object;
        } else if (reference instanceof ContentAddress upload) {
            return new S3Object(own, upload.uploadKey());
        }
        throw new IllegalStateException("no such reference: " + reference);
    }
}
