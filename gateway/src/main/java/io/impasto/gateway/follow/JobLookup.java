package io.impasto.gateway.follow;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.job.JobId;
import io.impasto.gateway.access.Caller;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The job that an address names, or the problem that there is none: another's job is none either, by the same words. */
@Singleton
public class JobLookup {

    private final JobView view;
    private final Predicate<@Nullable String> own;

    @Inject
    JobLookup(JobView view, Caller caller) {
        this(view, caller::owns);
    }

    /** @param own whether a job of that submitter is the caller's to see */
    JobLookup(JobView view, Predicate<@Nullable String> own) {
        this.view = view;
        this.own = own;
    }

    /** @throws ProblemException if it isn't known, or not yet, or not any more */
    public TrackedJob find(String id) {
        JobId legal = legal(id);
        return own(legal).orElseThrow(() -> view.complete() ? missing(legal) : incomplete());
    }

    /**
     * For those who act on what the view says.
     *
     * @throws ProblemException if it isn't known, or while something of it may not be known yet
     */
    public TrackedJob findForCertain(String id) {
        JobId legal = legal(id);
        requireComplete();
        return own(legal).orElseThrow(() -> missing(legal));
    }

    /** @throws ProblemException while what is stored may lack something */
    void requireComplete() {
        if (!view.complete()) {
            throw incomplete();
        }
    }

    private Optional<TrackedJob> own(JobId id) {
        return view.find(id).filter(job -> own.test(job.submitter()));
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
                .filter(job -> own.test(job.submitter()))
                .map(job -> new ProblemException(Problem.of(
                        ProblemType.JOB_FORGOTTEN,
                        "Job " + id
                                + " ended longer ago than jobs are kept here. Its picture may still be in the store.")))
                .orElseGet(() -> unknown(id.value()));
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
