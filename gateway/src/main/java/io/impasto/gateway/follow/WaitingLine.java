package io.impasto.gateway.follow;

import io.impasto.common.job.JobId;
import io.impasto.common.job.JobState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait, in the order of their submission, which is about the order in which workers take them; urgent ones go in front, and this doesn't
 * know which those are. It is counted at most once a second for everybody who asks, and only as far as {@value #COUNTED}.
 */
@Singleton
public class WaitingLine {

    static final int COUNTED = 1000;

    private static final Duration COUNTED_EVERY = Duration.ofSeconds(1);

    private final JobView view;
    private final Clock clock;

    private volatile Count count = new Count(Instant.MIN, Map.of());

    private record Count(Instant at, Map<JobId, Integer> places) {

        boolean lacks(JobId id) {
            return places.size() < COUNTED && !places.containsKey(id);
        }
    }

    WaitingLine(JobView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /** Its place, from 1; {@value #COUNTED} and one for any place beyond; {@code null} if it doesn't wait, or that isn't known. */
    @Nullable
    Integer place(TrackedJob job) {
        if (!(job.state() instanceof JobState.Accepted) || job.submission() == null) {
            return null;
        }
        Count known = count;
        Instant now = clock.instant();
        if (known.lacks(job.id()) || known.at().isBefore(now.minus(COUNTED_EVERY))) {
            known = counted(now);
            count = known;
        }
        return known.lacks(job.id()) ? null : (Integer) known.places().getOrDefault(job.id(), COUNTED + 1);
    }

    private Count counted(Instant now) {
        Map<JobId, Integer> places = new HashMap<>();
        List<JobId> waiting = view.longestWaiting(COUNTED);
        for (JobId id : waiting) {
            places.put(id, places.size() + 1);
        }
        return new Count(now, Map.copyOf(places));
    }
}
