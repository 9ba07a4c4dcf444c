package io.impasto.worker.run;

import io.impasto.common.InvalidInputException;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.blob.BlobTooLargeException;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobFailure.Diverged;
import io.impasto.common.job.JobFailure.ImageTooLarge;
import io.impasto.common.job.JobFailure.ImageTooSmall;
import io.impasto.common.job.JobFailure.Internal;
import io.impasto.common.job.JobFailure.InvalidRequest;
import io.impasto.common.job.JobFailure.MissingObject;
import io.impasto.common.job.JobFailure.StoreUnavailable;
import io.impasto.common.job.JobFailure.UnreadableImage;
import io.impasto.common.job.JobFailure.WeightsMissing;
import io.impasto.engine.DivergedException;
import io.impasto.engine.PictureTooSmallException;
import io.impasto.engine.WeightsMissingException;
import io.impasto.engine.picture.PictureTooLargeException;
import io.impasto.engine.picture.UnreadablePictureException;

/** The one place that knows which exception is which failure. */
final class Failures {

    private Failures() {}

    /** What an exception means for the job. One that nobody foresaw is {@code internal}. */
    static JobFailure of(RuntimeException e) {
        if (e instanceof JobFailedException known) {
            return known.failure();
        }
        String detail = String.valueOf(e.getMessage());
        if (e instanceof InvalidInputException) {
            return new InvalidRequest(detail);
        } else if (e instanceof BlobMissingException) {
            return new MissingObject(detail);
        } else if (e instanceof BlobTooLargeException || e instanceof PictureTooLargeException) {
            return new ImageTooLarge(detail);
        } else if (e instanceof UnreadablePictureException) {
            return new UnreadableImage(detail);
        } else if (e instanceof PictureTooSmallException) {
            return new ImageTooSmall(detail);
        } else if (e instanceof WeightsMissingException) {
            return new WeightsMissing(detail);
        } else if (e instanceof DivergedException) {
            return new Diverged(detail);
        } else if (e instanceof BlobStoreUnavailableException) {
            return new StoreUnavailable(detail);
        }
        return new Internal("the worker met an error that nobody foresaw ("
                + e.getClass().getSimpleName() + "); its log has the whole story");
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
}
