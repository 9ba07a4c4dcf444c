package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What a job's picture looked like at a step.
 *
 * @param attempt whose it is, from 1
 * @param step updates done, at least 0
 */
public record JobPreview(int attempt, int step, PreviewImage image) {

    /** @throws InvalidInputException if the attempt is below 1, or the step below 0 */
    public JobPreview {
        if (attempt < 1 || step < 0) {
            throw new InvalidInputException("preview", "there is no step " + step + " of attempt " + attempt);
        }
    }

    /** Whether it is to be shown instead of the other: a later attempt's, or at a later step of the same. */
    public boolean isNewerThan(@Nullable JobPreview other) {
        return other == null || attempt > other.attempt || (attempt == other.attempt && step > other.step);
    }
}
