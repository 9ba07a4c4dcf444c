package io.impasto.common.job;

import io.impasto.common.image.ImageRef;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.UploadKeys;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a job's references may point: into the allowed buckets, or to an upload in the store's own. The gateway asks before it
 * takes a job and the worker before it fetches, since a request need not have come through a gateway. What is still being uploaded can change
 * under a job and is outside everywhere.
 *
 * @param own the bucket of uploads and results
 * @param allowed the buckets that an {@code s3://} reference may name
 */
public record AllowedBuckets(String own, Set<String> allowed) {

    public AllowedBuckets {
        allowed = Set.copyOf(allowed);
    }

    /**
     * The object behind a reference.
     *
     * @throws JobFailedException {@link JobFailure.ForbiddenReference} if it is outside
     */
    public S3Object resolve(ImageRef reference) {
        if (reference instanceof ContentAddress upload) {
            return new S3Object(own, upload.uploadKey());
        }
        S3Object object = (S3Object) reference;
        if (!allowed.contains(object.bucket())) {
            throw new JobFailedException(new JobFailure.ForbiddenReference(
                    object + " is outside the allowed buckets: " + String.join(", ", new TreeSet<>(allowed))));
        }
        if (object.bucket().equals(own) && object.key().startsWith(UploadKeys.STAGING)) {
            throw new JobFailedException(new JobFailure.ForbiddenReference(
                    object + " is not an upload yet: complete it and refer to it by the sha256:… that you are told"));
        }
        return object;
    }
}
