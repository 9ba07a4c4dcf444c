package io.impasto.gateway.follow;

import io.impasto.common.job.JobPreview;
import io.impasto.common.job.JobState;
import io.impasto.common.job.JobState.Open;
import io.impasto.common.job.JobState.Running;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names what is known of a job, so that of two who know it the one that knows more can be told: a later state has a greater id. It is made of the
 * state alone, so it means the same on every gateway, whatever each has read in which order.
 *
 * <p>States are ordered as {@link io.impasto.common.event.JobFold} folds them: an end after everything, then by attempt, by running before let go, by
 * step; what only adds to the same step comes last: who paints it, the preview, that it is to be cancelled, its request.
 */
final class StateId implements Comparable<StateId> {

    private static final int PARTS = 9;
    private static final int AT_AN_END = 0;

    /** Nine numbers of up to nine digits. */
    private static final Pattern LEGAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){" + (PARTS - 1) + "}");

    private final int[] parts;

    private StateId(int... parts) {
        this.parts = parts;
    }

    static StateId of(TrackedJob job) {
        JobState state = job.state();
        Open open = state instanceof Open it ? it : JobState.Accepted.NEW;
        Running running = state instanceof Running it ? it : null;
        JobPreview preview = open.preview();
        return new StateId(
                bit(job.ended()),
                open.attempt(),
                bit(running == null),
                running == null ? 0 : running.progress().step(),
                bit(running != null && running.worker() != null),
                preview == null ? 0 : preview.attempt(),
                preview == null ? 0 : preview.step(),
                bit(job.cancelRequested()),
                bit(job.submission() != null));
    }

    /** Empty if the text, which comes from outside, isn't such an id. */
    static Optional<StateId> parse(@Nullable String text) {
        return text == null || !LEGAL.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(new StateId(Arrays.stream(text.split("\\."))
                        .mapToInt(Integer::parseInt)
                        .toArray()));
    }

    private static int bit(boolean set) {
        return set ? 1 : 0;
    }

    boolean isAnEnd() {
        return parts[AT_AN_END] != 0;
    }

    boolean isLaterThan(@Nullable StateId other) {
        return other == null || compareTo(other) > 0;
    }

    @Override
    public int compareTo(StateId other) {
        return Arrays.compare(parts, other.parts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateId that && Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int part : parts) {
            text.append(text.isEmpty() ? "" : ".").append(part);
        }
        return text.toString();
    }
}
