package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageRef.S3Object;
import org.jspecify.annotations.Nullable;

/**
 * What a job that succeeded has made, and how.
 *
 * @param device what it was computed on
 * @param steps updates done
 * @param seconds from start to stored, of the attempt that finished it
 * @param losses weighted, of the finished picture
 * @param trace where the losses of every step lie, if they were asked for
 * @param completeness the share of the planned steps that the picture has had, above 0 to 1: less than 1 if its time was over before
 * @param reduced whether memory ran out on the way, so that the rest was painted in smaller tiles
 * @param measured how fast it was; {@code null} if nobody measured, or if it was made before
 */
public record JobResult(
        ResultImage image,
        String device,
        int steps,
        double seconds,
        LossTerms losses,
        @Nullable S3Object trace,
        double completeness,
        boolean reduced,
        @Nullable MeasuredPace measured) {

    /** @throws InvalidInputException if the completeness isn't above 0 to 1; 0 is that of events from before there were deadlines, and means 1 */
    public JobResult {
        completeness = completeness == 0 ? 1 : completeness;
        if (!(completeness > 0 && completeness <= 1)) {
            throw new InvalidInputException("completeness", completeness + " is not above 0 to 1");
        }
    }

    /** One of which nothing was measured. */
    public JobResult(
            ResultImage image,
            String device,
            int steps,
            double seconds,
            LossTerms losses,
            @Nullable S3Object trace,
            double completeness,
            boolean reduced) {
        this(image, device, steps, seconds, losses, trace, completeness, reduced, null);
    }

    /** The same as somebody is told who wasn't there when it was made: how fast it was says nothing of now. */
    public JobResult madeBefore() {
        return new JobResult(image, device, steps, seconds, losses, trace, completeness, reduced);
    }

    /** A picture that had all of its steps, as they were planned. */
    public static JobResult complete(
            ResultImage image, String device, int steps, double seconds, LossTerms losses, @Nullable S3Object trace) {
        return new JobResult(image, device, steps, seconds, losses, trace, 1, false);
    }
}
