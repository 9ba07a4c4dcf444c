package io.impasto.engine;

import io.impasto.common.job.JobFailure;
import io.impasto.engine.network.UnusableWeightsException;
import io.impasto.engine.picture.PictureTooLargeException;
import io.impasto.engine.picture.UnreadablePictureException;
import java.util.Optional;

/** What the engine's exceptions are called in the contract: the same words whoever paints. */
public final class EngineFailures {

    private EngineFailures() {}

    /** The failure that the exception is; empty if the contract has no word of its own for it. */
    public static Optional<JobFailure> of(RuntimeException e) {
        String detail = String.valueOf(e.getMessage());
        if (e instanceof UnreadablePictureException) {
            return Optional.of(new JobFailure.UnreadableImage(detail));
        } else if (e instanceof PictureTooLargeException) {
            return Optional.of(new JobFailure.ImageTooLarge(detail));
        } else if (e instanceof PictureTooSmallException) {
            return Optional.of(new JobFailure.ImageTooSmall(detail));
        } else if (e instanceof WeightsMissingException || e instanceof UnusableWeightsException) {
            return Optional.of(new JobFailure.WeightsMissing(detail));
        } else if (e instanceof DivergedException) {
            return Optional.of(new JobFailure.Diverged(detail));
        } else if (e instanceof MemoryExhaustedException) {
            return Optional.of(new JobFailure.OutOfMemory(detail));
        }
        return Optional.empty();
    }
}
