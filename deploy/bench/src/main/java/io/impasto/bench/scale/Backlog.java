package io.impasto.bench.scale;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What waits, as the share group gives it: the urgent lane first, in each the oldest first. */
final class Backlog {

    private final PriorityQueue<Job> urgent = new PriorityQueue<>();
    private final PriorityQueue<Job> ordinary = new PriorityQueue<>();
    private double seconds;

    void add(Job job) {
        (job.urgent() ? urgent : ordinary).add(job);
        seconds += job.left();
    }

    /** Takes the next one; null if nothing waits. */
    @Nullable
    Job take() {
        Job job = urgent.isEmpty() ? ordinary.poll() : urgent.poll();
        if (job != null) {
            seconds = size() == 0 ? 0 : seconds - job.left();
        }
        return job;
    }

    int size() {
        return urgent.size() + ordinary.size();
    }

    /** That all of it would take one worker, s. */
    double seconds() {
        return seconds;
    }
}
