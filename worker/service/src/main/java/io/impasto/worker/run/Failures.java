package io.impasto.worker.run;

import io.impasto.common.InvalidInputException;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.blob.BlobTooLargeException;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobFailure.ImageTooLarge;
import io.impasto.common.job.JobFailure.Internal;
import io.impasto.common.job.JobFailure.InvalidRequest;
import io.impasto.common.job.JobFailure.MissingObject;
import io.impasto.common.job.JobFailure.StoreUnavailable;
import io.impasto.common.job.JobId;
import io.impasto.engine.EngineFailures;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that knows which exception is which failure; the engine names its own. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private Failures() {}

    /** What an exception means for the job. One that nobody foresaw is {@code internal}. */
    static JobFailure of(RuntimeException e) {
        if (e instanceof JobFailedException known) {
            return known.failure();
        }
        return EngineFailures.of(e)
                .or(() -> ofRequestOrStore(e))
                .orElseGet(() -> new Internal("the worker met an error that nobody foresaw ("
                        + e.getClass().getSimpleName() + "); its log has the whole story"));
    }

    private static Optional<JobFailure> ofRequestOrStore(RuntimeException e) {
        String detail = String.valueOf(e.getMessage());
        if (e instanceof InvalidInputException) {
            return Optional.of(new InvalidRequest(detail));
        } else if (e instanceof BlobMissingException) {
            return Optional.of(new MissingObject(detail));
        } else if (e instanceof BlobTooLargeException) {
            return Optional.of(new ImageTooLarge(detail));
        } else if (e instanceof BlobStoreUnavailableException) {
            return Optional.of(new StoreUnavailable(detail));
        }
        return Optional.empty();
    }

    /** The same failure with the reference that is to blame, where it is one that its submitter can mend. */
    static RuntimeException naming(ImageRef reference, RuntimeException e) {
        JobFailure failure = of(e);
        boolean mendable = !failure.retriable() && !(failure instanceof Internal);
        if (!mendable || failure.detail().contains(reference.toString())) {
            return e;
        }
        return new JobFailedException(JobFailure.of(failure.code(), reference + ": " + failure.detail()), e);
    }

    /** With the whole story where nobody foresaw it. */
    static void log(JobId id, int attempt, JobFailure why, RuntimeException e) {
        String story = "jobId={} attempt={} failure={} detail=\"{}\"";
        if (why instanceof Internal) {
            LOG.error(story, id, attempt, why.code(), why.detail(), e);
        } else {
            LOG.info(story, id, attempt, why.code(), why.detail());
        }
    }
}
