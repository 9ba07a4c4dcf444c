package io.impasto.worker.checkpoint;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.blob.BlobTooLargeException;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where checkpoints lie. */
public final class CheckpointStore {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
    private static final String PREFIX = "checkpoints/";
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

    /**
     * Takes away what no job came back for: its end was announced by a worker that died before it could do so.
     *
     * @param before when the last of a job's checkpoints must have been written for that
     */
    public void sweep(Instant before) {
        try {
            int removed = store.removeStale(bucket, PREFIX, before);
            LOG.info("checkpoints=swept before={} removed={}", before, removed);
        } catch (BlobStoreUnavailableException e) {
            LOG.warn("checkpoints=unswept reason=\"{}\"", e.getMessage());
        }
    }

    private S3Object object(JobId job) {
        return new S3Object(bucket, PREFIX + job);
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

    void put(JobId job, ResultKey result, SavedState state) {
        S3Object object = object(job);
        try {
            byte[] file = CheckpointFile.encode(state, result);
            if (file.length <= maxBytes) {
                store.put(object, file, MEDIA_TYPE);
                LOG.debug("checkpoint={} bytes={}", object, file.length);
            } else {
                LOG.warn("checkpoint={} left=\"its {} bytes are more than {}\"", object, file.length, maxBytes);
            }
        } catch (BlobStoreUnavailableException e) {
            LOG.warn("checkpoint={} left=\"{}\"", object, e.getMessage());
        }
    }

    /** Takes a job's checkpoint away, once the job's end has been announced. */
    public void remove(JobId job) {
        S3Object object = object(job);
        try {
            store.remove(object);
        } catch (BlobStoreUnavailableException e) {
            LOG.warn("checkpoint={} remains=\"{}\"", object, e.getMessage());
        }
    }

    /** Whether states of that size are written at all. */
    boolean takes(long bytes) {
        return bytes <= maxBytes;
    }
}
