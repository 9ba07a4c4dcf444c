package io.impasto.worker.run;

import io.impasto.common.image.PictureSize;
import io.impasto.common.job.MeasuredPace.OfScale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long an attempt's steps take at each scale. */
final class ScaleTimes {

    private static final double NANOS = 1e9;

    private final List<OfScale> finished = new ArrayList<>();
    private @Nullable PictureSize size;
    private int steps;
    private Duration time = Duration.ZERO;

    /** Of these, the steps with which no next scale was begun, and their time: the others take longer for it. */
    private int plainSteps;

    private Duration plainTime = Duration.ZERO;

    /**
     * A step was made.
     *
     * @param climbed whether the next scale was begun with it
     */
    void made(Duration took, boolean climbed) {
        steps++;
        time = time.plus(took);
        if (!climbed) {
            plainSteps++;
            plainTime = plainTime.plus(took);
        }
    }

    /** The next step, if there is one, will be made at that size. */
    void goesOn(PictureSize present) {
        if (!present.equals(size)) {
            present().ifPresent(finished::add);
            size = present;
            steps = 0;
            time = Duration.ZERO;
            plainSteps = 0;
            plainTime = Duration.ZERO;
        }
    }

    /** Those at which steps were made, in their order. */
    List<OfScale> all() {
        return Stream.concat(finished.stream(), present().stream()).toList();
    }

    private Optional<OfScale> present() {
        if (size == null || steps == 0) {
            return Optional.empty();
        }
        double pace = plainSteps > 0 ? seconds(plainTime) / plainSteps : seconds(time) / steps;
        return Optional.of(
                new OfScale(Math.toIntExact(size.width()), Math.toIntExact(size.height()), steps, Math.max(0, pace)));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
