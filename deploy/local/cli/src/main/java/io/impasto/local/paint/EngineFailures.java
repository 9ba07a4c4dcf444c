package io.impasto.local.paint;

import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobFailure;
import io.impasto.engine.DivergedException;
import io.impasto.engine.PictureTooSmallException;
import io.impasto.engine.WeightsMissingException;
import io.impasto.engine.network.UnusableWeightsException;
import io.impasto.engine.picture.PictureTooLargeException;
import io.impasto.engine.picture.UnreadablePictureException;
import java.nio.file.Path;
import java.util.Optional;

/** What the engine's exceptions are called in the contract, so that a user reads the same words whoever painted. */
final class EngineFailures {

    private EngineFailures() {}

    /** The exception to throw instead; the same one if the contract has no word for it. */
    static RuntimeException failed(RuntimeException e) {
        return failure(e, String.valueOf(e.getMessage()))
                .<RuntimeException>map(failure -> new JobFailedException(failure, e))
                .orElse(e);
    }

    /** The same, naming the file that is to blame. */
    static RuntimeException failed(Path file, RuntimeException e) {
        return failure(e, file + ": " + e.getMessage())
                .<RuntimeException>map(failure -> new JobFailedException(failure, e))
                .orElse(e);
    }

    private static Optional<JobFailure> failure(RuntimeException e, String detail) {
        if (e instanceof UnreadablePictureException) {
            return Optional.of(new JobFailure.UnreadableImage(detail));
        } else if (e instanceof PictureTooLargeException) {
            return Optional.of(new JobFailure.ImageTooLarge(detail));
        } else if (e instanceof PictureTooSmallException) {
            return Optional.of(new JobFailure.ImageTooSmall(detail));
        } else if (e instanceof WeightsMissingException) {
            return Optional.of(new JobFailure.WeightsMissing(detail));
        } else if (e instanceof DivergedException) {
            return Optional.of(new JobFailure.Diverged(detail));
        } else if (e instanceof UnusableWeightsException) {
            return Optional.of(new JobFailure.Internal(detail));
        }
        return Optional.empty();
    }
}
