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
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.metrics.WorkerMetrics.CheckpointOutcome;
import io.impasto.worker.upload.JobFolder;
import io.impasto.worker.upload.UploadLane;
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
    private final JobFolder folder;
    private final Duration interval;
    private final long maxBytes;
    private final WorkerMetrics metrics;

    /**
     * @param interval between two checkpoints of a job
     * @param maxBytes no larger one is written or read
     */
    public CheckpointStore(BlobStore store, String bucket, Duration interval, long maxBytes, WorkerMetrics metrics) {
        this.store = store;
        this.folder = new JobFolder(store, bucket);
        this.interval = interval;
        this.maxBytes = maxBytes;
        this.metrics = metrics;
    }

    /**
     * The checkpoints of one attempt.
     *
     * @param result what the job is to make: a checkpoint on the way to something else is none
     * @param lane on which they are written
     * @param wanted whether they still may be
     */
    public JobCheckpoints of(JobId job, ResultKey result, UploadLane lane, BooleanSupplier wanted) {
        return new JobCheckpoints(this, job, result, interval, lane, wanted);
    }

    private S3Object object(JobId job) {
        return folder.object(JobKeys.checkpoint(job));
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

    /** @param wanted whether it still may be written */
    void put(JobId job, ResultKey result, SavedState state, BooleanSupplier wanted) {
        S3Object object = object(job);
        try {
            byte[] file = CheckpointFile.encode(state, result);
            if (file.length <= maxBytes) {
                folder.put(job, object, file, MEDIA_TYPE, wanted);
                metrics.checkpoint(CheckpointOutcome.SAVED);
                LOG.debug("checkpoint={} bytes={}", object, file.length);
            } else {
                metrics.checkpoint(CheckpointOutcome.TOO_LARGE);
                LOG.warn("checkpoint={} left=\"its {} bytes are more than {}\"", object, file.length, maxBytes);
            }
        } catch (BlobStoreUnavailableException e) {
            metrics.checkpoint(CheckpointOutcome.FAILED);
            LOG.warn("checkpoint={} left=\"{}\"", object, e.getMessage());
        }
    }

    /** Whether states of that size are written at all; counts one that isn't. */
    boolean takes(long bytes) {
        if (bytes > maxBytes) {
            metrics.checkpoint(CheckpointOutcome.TOO_LARGE);
        }
        return bytes <= maxBytes;
    }
}
