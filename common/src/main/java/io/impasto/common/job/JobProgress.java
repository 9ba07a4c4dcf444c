package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How far an optimisation has come.
 *
 * @param step updates done, 0 to {@code steps}
 * @param steps updates planned
 * @param losses weighted, of the picture before the next update; {@code null} while none are known
 * @param secondsPerStep the recent pace, s; {@code null} while none is known
 */
public record JobProgress(
        int step,
        int steps,
        @Nullable LossTerms losses,
        @Nullable Double secondsPerStep) {

    /** @throws InvalidInputException if the step isn't between 0 and {@code steps} */
    public JobProgress {
        if (step < 0 || step > steps) {
            throw new InvalidInputException("step", step + " is not between 0 and " + steps);
        }
    }

    /** Nothing done yet. */
    public static JobProgress none(int steps) {
        return new JobProgress(0, steps, null, null);
    }

    /** What is left at the recent pace, s; {@code null} while no pace is known. */
    public @Nullable Double secondsLeft() {
        return secondsPerStep == null ? null : secondsPerStep * (steps - step);
    }
}
