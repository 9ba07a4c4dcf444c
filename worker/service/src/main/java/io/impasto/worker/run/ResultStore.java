package io.impasto.worker.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.common.wire.Contract;
import io.impasto.engine.LossTrace;
import io.impasto.engine.PaintedFile;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts finished pictures into the store, where whoever makes the same one again finds it already. Every method may throw
 * {@link io.impasto.common.blob.BlobStoreUnavailableException}.
 */
public final class ResultStore {

    private static final Logger LOG = LoggerFactory.getLogger(ResultStore.class);
    private static final String JSON_TYPE = "application/json";
    private static final long MOST_BYTES = 1 << 20;
    private static final ObjectMapper JSON = Contract.jsonOfAnyVersion();

    private final BlobStore store;
    private final String bucket;

    public ResultStore(BlobStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /**
     * What somebody has made of the same pictures, options and weights before.
     *
     * @param traced whether the losses of every step are wanted, too
     */
    Optional<JobResult> find(ResultKey key, boolean traced) {
        S3Object object = new S3Object(bucket, key.resultKey());
        try {
            JobResult result = JSON.readValue(store.get(object, MOST_BYTES), JobResult.class);
            boolean all = result != null && (!traced || result.trace() != null);
            return all && store.exists(result.image().object()) ? Optional.of(result) : Optional.empty();
        } catch (BlobMissingException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("result={} ignored=\"{}\"", object, e.getMessage());
            return Optional.empty();
        }
    }

    /** For whoever asks for the same again: to be called once image and trace are there. */
    void keep(ResultKey key, JobResult result) {
        try {
            store.put(new S3Object(bucket, key.resultKey()), JSON.writeValueAsBytes(result), JSON_TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result always has a JSON form", e);
        }
    }

    /**
     * Stores the picture's file. If the object is there already it stays, and is what is returned: two devices may differ in
     * the last bit, and an announced SHA-256 must be that of the object.
     */
    ResultImage put(ResultKey key, FormatName format, PaintedFile file) {
        return put(key.imageKey(format), format, file);
    }

    /** Stores the file of a picture that hasn't had all of its steps, where nobody finds it who has the time for all of them. */
    ResultImage putIncomplete(ResultKey key, FormatName format, PaintedFile file) {
        return put(key.incompleteImageKey(ResultKey.sha256(file.bytes()), format), format, file);
    }

    private ResultImage put(String key, FormatName format, PaintedFile file) {
        S3Object object = new S3Object(bucket, key);
        byte[] stored = store.putIfAbsent(object, file.bytes(), format.mediaType())
                ? file.bytes()
                : store.get(object, Integer.MAX_VALUE);
        return new ResultImage(
                object, format.mediaType(), ResultKey.sha256(stored), stored.length, file.width(), file.height());
    }

    /** Stores the trace as JSON; one that is there already stays. */
    S3Object put(ResultKey key, LossTrace trace) {
        S3Object object = new S3Object(bucket, key.traceKey());
        store.putIfAbsent(object, trace.toJson(), JSON_TYPE);
        return object;
    }
}
