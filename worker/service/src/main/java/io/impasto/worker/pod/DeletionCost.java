package io.impasto.worker.pod;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.job.JobId;
import io.impasto.worker.report.JobReport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What it would cost to end this worker: 0 while it has no job, else 1 to 100, how much of its job is done in percent; of several jobs the sum, 100 at
 * most. Told on a thread of its own, so that nobody waits for it.
 *
 * <p>Visibility: whoever tells of a job writes {@code costs}, under this object's lock, and then {@code cost}, which is volatile; the telling thread reads
 * that.
 */
public final class DeletionCost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeletionCost.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int IDLE = 0;
    private static final int MOST = 100;

    /** Whoever is to know. */
    public interface Listener {
        /** @throws IOException if it can't be told, saying why */
        void tell(int cost) throws IOException, InterruptedException;
    }

    private final @Nullable Thread telling;
    private final Map<JobId, Integer> costs = new HashMap<>();
    private volatile int cost = IDLE;

    private DeletionCost(@Nullable Listener listener, Duration every) {
        telling = listener == null ? null : new Thread(() -> keepTelling(listener, every), "deletion-cost");
    }

    /** Nobody is to know. */
    public static DeletionCost untold() {
        return new DeletionCost(null, EVERY);
    }

    public static DeletionCost toldTo(Listener listener) {
        return toldTo(listener, EVERY);
    }

    /** @param every how often it is told at most */
    static DeletionCost toldTo(Listener listener, Duration every) {
        DeletionCost deletionCost = new DeletionCost(listener, every);
        deletionCost.start();
        return deletionCost;
    }

    /** Passes on what becomes of jobs, and learns the cost from it. */
    public JobReport hearing(JobReport report) {
        return new JobReport() {
            @Override
            public void tell(JobEvent event) {
                report.tell(event);
                hear(event);
            }

            @Override
            public void conclude(Terminal event) {
                report.conclude(event);
                hear(event);
            }
        };
    }

    int now() {
        return cost;
    }

    @Override
    public void close() {
        if (telling != null) {
            telling.interrupt();
        }
    }

    private void start() {
        if (telling != null) {
            telling.setDaemon(true);
            telling.start();
        }
    }

    private synchronized void hear(JobEvent event) {
        if (event instanceof Progressed progressed) {
            costs.put(event.jobId(), Math.max(1, (int)
                    ((long) MOST * progressed.step() / Math.max(1, progressed.steps()))));
        } else if (event instanceof Started) {
            costs.put(event.jobId(), 1);
        } else if (event instanceof Terminal || event instanceof Interrupted) {
            costs.remove(event.jobId());
        }
        cost = Math.min(
                MOST, costs.values().stream().mapToInt(Integer::intValue).sum());
    }

    private void keepTelling(Listener listener, Duration every) {
        int told = IDLE; // what a pod without the annotation costs
        String trouble = "";
        try {
            while (true) {
                int current = cost;
                if (current != told) {
                    try {
                        listener.tell(current);
                        told = current;
                        trouble = "";
                    } catch (IOException | RuntimeException e) {
                        String reason = String.valueOf(e.getMessage());
                        if (!reason.equals(trouble)) {
                            LOG.warn("podDeletionCost={} untold=\"{}\" retrying=true", current, reason);
                        }
                        trouble = reason;
                    }
                }
                Thread.sleep(every.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("podDeletionCost=stopped");
        }
    }
}
