package io.impasto.worker.run;

import io.impasto.common.job.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that may stop an attempt between two steps.
 *
 * @param cancellation of this submission
 */
public record StopSigns(Hold hold, Supplier<Optional<Cancellation>> cancellation, Deadline deadline) {

    /** @throws UnwantedException if the submission was cancelled */
    public void checkWanted() {
        cancellation.get().ifPresent(cancelled -> {
            throw new UnwantedException(cancelled);
        });
    }

    /**
     * @param lastStep how long it took
     * @throws UnwantedException if the submission was cancelled
     * @throws TimeOverException if there is no time for another step
     */
    public void checkWanted(int step, int steps, Duration lastStep) {
        checkWanted();
        if (deadline.near(lastStep)) {
            throw new TimeOverException(step, steps);
        }
    }
}
