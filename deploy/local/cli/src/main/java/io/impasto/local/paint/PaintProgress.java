package io.impasto.local.paint;

import io.impasto.client.JobStatus;
import io.impasto.common.job.LossTerms;
import java.util.Optional;

/**
 * How far a painting has come.
 *
 * @param step updates done, 0 to {@code steps}
 * @param losses weighted, of the picture before the next update
 * @param secondsLeft at the recent pace
 * @param attempt from 1; a later one goes on where a worker was lost
 * @param resumedFromStep how many steps earlier attempts have done for this one
 */
public record PaintProgress(
        int step, int steps, LossTerms losses, double secondsLeft, int attempt, int resumedFromStep) {

    /** That of a painter who never has to begin again. */
    public PaintProgress(int step, int steps, LossTerms losses, double secondsLeft) {
        this(step, steps, losses, secondsLeft, 1, 0);
    }

    /** A job that has started but said nothing of its losses yet has none to show. */
    static Optional<PaintProgress> of(JobStatus job) {
        JobStatus.Progress progress = job.progress();
        if (progress == null || progress.losses() == null) {
            return Optional.empty();
        }
        return Optional.of(new PaintProgress(
                progress.step(),
                progress.steps(),
                progress.losses(),
                progress.secondsLeft() == null ? 0 : progress.secondsLeft(),
                job.attempt() == null ? 1 : job.attempt(),
                job.resumedFromStep() == null ? 0 : job.resumedFromStep()));
    }
}
