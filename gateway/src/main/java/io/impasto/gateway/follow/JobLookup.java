package io.impasto.gateway.follow;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.job.JobId;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.inject.Singleton;

/** The job that an address names, or the problem that there is none. */
@Singleton
public class JobLookup {

    private final JobView view;

    JobLookup(JobView view) {
        this.view = view;
    }

    /** @throws ProblemException if it isn't known, or not yet, or not any more */
    public TrackedJob find(String id) {
        JobId legal = legal(id);
        return view.find(legal).orElseThrow(() -> view.complete() ? missing(legal) : incomplete());
    }

    /**
     * For those who act on what the view says.
     *
     * @throws ProblemException if it isn't known, or while something of it may not be known yet
     */
    public TrackedJob findForCertain(String id) {
        JobId legal = legal(id);
        requireComplete();
        return view.find(legal).orElseThrow(() -> missing(legal));
    }

    /** @throws ProblemException while what is stored may lack something */
    void requireComplete() {
        if (!view.complete()) {
            throw incomplete();
        }
    }

    private static JobId legal(String id) {
        try {
            return new JobId(id);
        } catch (InvalidInputException e) {
            throw unknown(id); // No job can have it, so none has.
        }
    }

    private ProblemException missing(JobId id) {
        return view.forgotten(id)
                ? new ProblemException(Problem.of(
                        ProblemType.JOB_FORGOTTEN,
                        "Job " + id
                                + " ended longer ago than jobs are kept here. Its picture may still be in the store."))
                : unknown(id.value());
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(ProblemType.UNKNOWN_JOB, "No job '" + Quoted.abbreviated(id) + "' is known."));
    }

    private static ProblemException incomplete() {
        return new ProblemException(Problem.of(
                ProblemType.VIEW_INCOMPLETE, "The topics are still being read; the job may be among what is left."));
    }
}
