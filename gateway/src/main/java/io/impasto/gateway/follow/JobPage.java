package io.impasto.gateway.follow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first.
 *
 * @param jobs fewer than were asked for if some went over into another state just then
 * @param last where the next page begins; {@code null} if there is none
 */
public record JobPage(List<TrackedJob> jobs, @Nullable JobPlace last) {

    /** One of none. */
    static final JobPage NONE = new JobPage(List.of(), null);

    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
