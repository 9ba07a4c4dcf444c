package io.impasto.worker.run;

import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.LossTrace;
import io.impasto.engine.PaintedFile;

/** Puts finished pictures into the store, where whoever makes the same one again finds it already. */
public final class ResultStore {

    private static final String JSON = "application/json";

    private final BlobStore store;
    private final String bucket;

    public ResultStore(BlobStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /**
     * Stores the picture's file. If the object is there already it stays, and is what is returned: two devices may differ in
     * the last bit, and an announced SHA-256 must be that of the object.
     *
     * @throws io.impasto.common.blob.BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    ResultImage put(ResultKey key, FormatName format, PaintedFile file) {
        S3Object object = new S3Object(bucket, key.imageKey(format));
        byte[] stored = store.putIfAbsent(object, file.bytes(), format.mediaType())
                ? file.bytes()
                : store.get(object, Integer.MAX_VALUE);
        return new ResultImage(
                object, format.mediaType(), ResultKey.sha256(stored), stored.length, file.width(), file.height());
    }

    /**
     * Stores the trace as JSON; one that is there already stays.
     *
     * @throws io.impasto.common.blob.BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    S3Object put(ResultKey key, LossTrace trace) {
        S3Object object = new S3Object(bucket, key.traceKey());
        store.putIfAbsent(object, trace.toJson(), JSON);
        return object;
    }
}
