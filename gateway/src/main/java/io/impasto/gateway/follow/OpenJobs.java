package io.impasto.gateway.follow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How many jobs each submitter has that haven't ended. One thread at a time writes, any may read. */
final class OpenJobs {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    int of(String submitter) {
        return counts.getOrDefault(submitter, 0);
    }

    /** @param before {@code null} for a job that is new */
    void changed(@Nullable TrackedJob before, TrackedJob after) {
        count(after, 1);
        if (before != null) {
            count(before, -1);
        }
    }

    private void count(TrackedJob job, int by) {
        String submitter = job.submitter();
        if (submitter != null && !job.ended()) {
            counts.merge(submitter, by, (count, more) -> count + more == 0 ? null : count + more);
        }
    }
}
