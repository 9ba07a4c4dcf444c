package io.impasto.worker.checkpoint;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.blob.BlobTooLargeException;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where checkpoints lie. */
public final class CheckpointStore {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final BlobStore store;
    private final String bucket;
    private final Duration interval;
    private final long maxBytes;

    /**
     * @param interval between two checkpoints of a job
     * @param maxBytes no larger one is written or read
     */
    public CheckpointStore(BlobStore store, String bucket, Duration interval, long maxBytes) {
        this.store = store;
        this.bucket = bucket;
        this.interval = interval;
        this.maxBytes = maxBytes;
    }

    /**
     * The checkpoints of one job, to be closed when its attempt ends.
     *
     * @param result what the job is to make: a checkpoint on the way to something else is none
     */
    public JobCheckpoints of(JobId job, ResultKey result) {
        return new JobCheckpoints(this, job, result, interval);
    }

    private S3Object object(JobId job) {
        return new S3Object(bucket, JobKeys.checkpoint(job));
    }

    /** Empty if there is none that can be used. */
    Optional<SavedState> find(JobId job, ResultKey result) {
        S3Object object = object(job);
        try {
            return Optional.of(CheckpointFile.decode(store.get(object, maxBytes), result));
        } catch (BlobMissingException e) {
            return Optional.empty();
        } catch (BlobTooLargeException | BlobStoreUnavailableException | UnusableStateException e) {
            LOG.warn("checkpoint={} ignored=\"{}\"", object, e.getMessage());
            return Optional.empty();
        }
    }

    /** @param wanted whether the attempt still has its job; if it lost it while this was written, and the job is over, nobody wants it */
    void put(JobId job, ResultKey result, SavedState state, BooleanSupplier wanted) {
        S3Object object = object(job);
        try {
            byte[] file = CheckpointFile.encode(state, result);
            if (file.length <= maxBytes) {
                store.put(object, file, MEDIA_TYPE);
                LOG.debug("checkpoint={} bytes={}", object, file.length);
                if (!wanted.getAsBoolean() && store.exists(new S3Object(bucket, JobKeys.end(job)))) {
                    store.remove(object);
                }
            } else {
                LOG.warn("checkpoint={} left=\"its {} bytes are more than {}\"", object, file.length, maxBytes);
            }
        } catch (BlobStoreUnavailableException e) {
            LOG.warn("checkpoint={} left=\"{}\"", object, e.getMessage());
        }
    }

    /** Whether states of that size are written at all. */
    boolean takes(long bytes) {
        return bytes <= maxBytes;
    }
}
