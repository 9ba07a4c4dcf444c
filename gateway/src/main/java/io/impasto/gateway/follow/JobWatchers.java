package io.impasto.gateway.follow;

import io.impasto.common.job.JobId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Those who want to be told when a job changes. */
final class JobWatchers {

    private static final Logger LOG = Logger.getLogger(JobWatchers.class);

    private final Map<JobId, List<Consumer<TrackedJob>>> watchers = new ConcurrentHashMap<>();

    JobView.Watch add(JobId id, Consumer<TrackedJob> watcher) {
        Consumer<TrackedJob> one = watcher::accept; // unlike any other, even if somebody watches twice
        watchers.merge(
                id,
                List.of(one),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        return () -> watchers.computeIfPresent(id, (of, all) -> without(one, all));
    }

    /** {@code null}, which ends the job's entry, if there is no other. */
    @SuppressWarnings("NullAway") // as computeIfPresent has it
    private static List<Consumer<TrackedJob>> without(Consumer<TrackedJob> one, List<Consumer<TrackedJob>> all) {
        List<Consumer<TrackedJob>> others =
                all.stream().filter(other -> other != one).toList();
        return others.isEmpty() ? null : others;
    }

    void tell(Collection<TrackedJob> changed) {
        if (watchers.isEmpty()) {
            return;
        }
        for (TrackedJob job : changed) {
            for (Consumer<TrackedJob> watcher : watchers.getOrDefault(job.id(), List.of())) {
                try {
                    watcher.accept(job);
                } catch (RuntimeException e) { // Whoever tells has others to tell.
                    LOG.warnf("jobId=%s watcher=failed reason=\"%s\"", job.id(), e);
                }
            }
        }
    }

    /** How many jobs are watched. */
    int jobs() {
        return watchers.size();
    }
}
