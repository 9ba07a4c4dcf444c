package io.impasto.common.event;

import io.impasto.common.job.JobPreview;
import io.impasto.common.job.JobProgress;
import io.impasto.common.job.JobState;
import io.impasto.common.job.JobState.Accepted;
import io.impasto.common.job.JobState.Open;
import io.impasto.common.job.JobState.Running;

/**
 * What a job's events make of its state.
 *
 * <p>Events of one job may arrive in any order (they come from several topics, and from workers that took over from each
 * other), and more than once. The outcome doesn't depend on it: a terminal state stays, and of the others the later wins,
 * ordered by attempt, then by running before let go, then by step; and so does the later of the previews, ordered by attempt, then by step.
 */
public final class JobFold {

    private JobFold() {}

    /**
     * The state after the event; the same state if the event says nothing new.
     *
     * @throws io.impasto.common.InvalidInputException if the event contradicts itself (more steps done than planned)
     */
    public static JobState after(JobState state, JobEvent event) {
        if (!(state instanceof Open open)) {
            return state;
        }
        if (event instanceof JobEvent.Started started) {
            return started(open, started);
        } else if (event instanceof JobEvent.Progressed progressed) {
            return progressed(open, progressed);
        } else if (event instanceof JobEvent.Preview preview) {
            return preview(open, preview);
        } else if (event instanceof JobEvent.Interrupted interrupted) {
            return interrupted.attempt() < open.attempt() ? open : open.interrupted(interrupted.attempt());
        } else if (event instanceof JobEvent.Succeeded done) {
            return open.succeeded(done.result());
        } else if (event instanceof JobEvent.Failed failed) {
            return open.failed(failed.failure());
        } else if (event instanceof JobEvent.Cancelled) {
            return open.cancelled();
        } else if (event instanceof JobEvent.Expired expired) {
            return open.expired(expired.expirytime());
        }
        throw new IllegalStateException("no such event: " + event.what());
    }

    private static JobState started(Open open, JobEvent.Started event) {
        if (open instanceof Running running && running.attempt() == event.attempt()) {
            return running.by(event.worker(), event.device(), event.resumedFromStep(), event.choice());
        }
        return isPast(open, event.attempt())
                ? open
                : waiting(open)
                        .started(event.attempt(), JobProgress.none(event.steps()))
                        .by(event.worker(), event.device(), event.resumedFromStep(), event.choice());
    }

    private static JobState progressed(Open open, JobEvent.Progressed event) {
        JobProgress progress = new JobProgress(event.step(), event.steps(), event.losses(), event.secondsPerStep());
        if (open instanceof Running running && running.attempt() == event.attempt()) {
            return progress.step() < running.progress().step() ? running : running.progressed(progress);
        }
        return isPast(open, event.attempt()) ? open : waiting(open).started(event.attempt(), progress);
    }

    /** It doesn't move the step: it was on its way for longer than the progress that was made meanwhile. */
    private static JobState preview(Open open, JobEvent.Preview event) {
        JobProgress none = JobProgress.none(event.steps());
        Open seen = isPast(open, event.attempt()) ? open : waiting(open).started(event.attempt(), none);
        return seen.lookingLike(new JobPreview(event.attempt(), event.step(), event.image()));
    }

    private static boolean isPast(Open open, int attempt) {
        return attempt <= open.attempt();
    }

    /** A worker that takes a job up again has taken it from one that can't say so any more. */
    private static Accepted waiting(Open open) {
        return open instanceof Accepted accepted ? accepted : open.interrupted(open.attempt());
    }
}
