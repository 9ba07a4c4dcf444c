package io.impasto.gateway.result;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.JobState;
import io.impasto.gateway.follow.JobLookup;
import io.impasto.gateway.follow.TrackedJob;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What came of a job, or the problem that says why nothing did. */
@Singleton
public class ResultLookup {

    private final JobLookup jobs;
    private final BlobStore store;

    ResultLookup(JobLookup jobs, BlobStore store) {
        this.jobs = jobs;
        this.store = store;
    }

    /** @throws ProblemException if the job isn't known or has no result */
    JobResult find(String id) {
        TrackedJob job = jobs.find(id);
        JobState state = job.state();
        if (state instanceof JobState.Succeeded succeeded) {
            return succeeded.result();
        }
        if (state instanceof JobState.Failed failed) {
            throw new ProblemException(new Problem(
                    ProblemType.JOB_FAILED,
                    "Job " + job.id() + " failed: " + failed.failure().detail(),
                    null,
                    state.word(),
                    failed.failure()));
        }
        if (state instanceof JobState.Cancelled) {
            throw without(job, ProblemType.JOB_CANCELLED, "was cancelled; it has no result.");
        }
        if (state instanceof JobState.Expired expired) {
            throw without(
                    job,
                    ProblemType.JOB_EXPIRED,
                    "was to be done by " + expired.expirytime() + " and was not; it has no result.");
        }
        throw without(
                job, ProblemType.NOT_FINISHED, "is " + state.word() + "; its result comes when it has succeeded.");
    }

    /** @throws ProblemException if the store has it no more */
    InputStream open(S3Object object) {
        try {
            return store.open(object);
        } catch (BlobMissingException e) {
            throw gone(object, e);
        }
    }

    /** @throws ProblemException if the store has it no more */
    InputStream open(S3Object object, ByteRange range) {
        try {
            return store.open(object, range.first(), range.length());
        } catch (BlobMissingException e) {
            throw gone(object, e);
        }
    }

    /** @throws ProblemException if the store has it no more */
    void requireThere(S3Object object) {
        if (!store.exists(object)) {
            throw gone(object, null);
        }
    }

    private static ProblemException gone(S3Object object, @Nullable BlobMissingException e) {
        return new ProblemException(Problem.of(ProblemType.RESULT_GONE, "There is no " + object + " any more."), e);
    }

    private static ProblemException without(TrackedJob job, ProblemType type, String why) {
        return new ProblemException(new Problem(
                type, "Job " + job.id() + " " + why, null, job.state().word(), null));
    }
}
