package io.impasto.gateway.estimate;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.MeasuredPace;
import io.impasto.gateway.follow.JobEventListener;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** The newest measured jobs of each kind. Safe for use by several threads: all hold this object's monitor. */
public final class PaceBook implements JobEventListener {

    /** Of each kind; fitting them takes a fraction of a ms, and what is older weighs next to nothing. */
    private static final int JOBS_KEPT = 200;

    /** Of whose time the mean is taken for what waits. */
    private static final int RECENT = 50;

    private static final Comparator<MeasuredJob> NEWEST_FIRST = Comparator.comparing(MeasuredJob::at)
            .reversed()
            .thenComparing(job -> job.id().value());

    private final Map<PaceKey, TreeSet<MeasuredJob>> kinds = new HashMap<>();

    @Override
    public void happened(JobEvent event) {
        if (event instanceof Succeeded succeeded) {
            JobResult result = succeeded.result();
            MeasuredPace measured = result.measured();
            // Smaller tiles than planned are another pace, and rare.
            if (measured != null && !measured.scales().isEmpty() && !result.reduced()) {
                add(PaceKey.of(measured, DeviceKind.of(result.device())), MeasuredJob.of(succeeded, measured));
            }
        }
    }

    private synchronized void add(PaceKey kind, MeasuredJob job) {
        TreeSet<MeasuredJob> jobs = kinds.computeIfAbsent(kind, absent -> new TreeSet<>(NEWEST_FIRST));
        if (jobs.stream().noneMatch(known -> known.id().equals(job.id()))) {
            jobs.add(job);
        }
        if (jobs.size() > JOBS_KEPT) {
            jobs.pollLast();
        }
    }

    /** The newest first. */
    synchronized List<MeasuredJob> jobs(PaceKey kind) {
        TreeSet<MeasuredJob> jobs = kinds.get(kind);
        return jobs == null ? List.of() : List.copyOf(jobs);
    }

    /** What the last job ran on. */
    synchronized Optional<DeviceKind> newestDevice() {
        return kinds.entrySet().stream()
                .max(Comparator.comparing(kind -> kind.getValue().first().at()))
                .map(kind -> kind.getKey().device());
    }

    /** The mean of what the last jobs took, of every kind, s; empty before there was any. */
    synchronized OptionalDouble recentSeconds() {
        return kinds.values().stream()
                .flatMap(jobs -> jobs.stream().limit(RECENT))
                .sorted(NEWEST_FIRST)
                .limit(RECENT)
                .mapToDouble(MeasuredJob::seconds)
                .average();
    }
}
