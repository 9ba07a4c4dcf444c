package io.impasto.worker.upload;

import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import java.util.function.BooleanSupplier;

/** Where lies what a job needs until it ends. Safe for use by several threads. */
public final class JobFolder {

    private final BlobStore store;
    private final String bucket;

    public JobFolder(BlobStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /** @param key one of {@link JobKeys} */
    public S3Object object(String key) {
        return new S3Object(bucket, key);
    }

    /**
     * Puts an object there, in place of the one before.
     *
     * @param wanted whether the attempt goes on and still has its job; if not any more when this is written, and the job is over, nobody takes
     *     the object away but this
     * @return whether it was wanted to the last
     * @throws io.impasto.common.blob.BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    public boolean put(JobId job, S3Object object, byte[] bytes, String mediaType, BooleanSupplier wanted) {
        store.put(object, bytes, mediaType);
        if (wanted.getAsBoolean()) {
            return true;
        }
        if (store.exists(object(JobKeys.end(job)))) {
            store.remove(object);
        }
        return false;
    }
}
