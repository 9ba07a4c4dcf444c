package io.impasto.gateway.submit;

import io.impasto.gateway.access.Caller;
import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many jobs a caller may have at a time that haven't ended: those in the view, and those on their way there. */
@Singleton
public class OpenJobsQuota {

    private final JobView view;
    private final Caller caller;

    /** Submissions that are being published, by submitter; guarded by this. */
    private final Map<String, Integer> onTheirWay = new HashMap<>();

    OpenJobsQuota(JobView view, Caller caller) {
        this.view = view;
        this.caller = caller;
    }

    /** Room for one more job, until the view knows of it. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /** @throws ProblemException if there is none */
    Place take() {
        String submitter = caller.name();
        Optional<Integer> most = caller.openJobs();
        if (submitter == null || most.isEmpty()) {
            return () -> {};
        }
        take(submitter, most.get());
        return () -> giveBack(submitter);
    }

    /** For a moment a job is in the view and still on its way: rather one too few than one too many. */
    private synchronized void take(String submitter, int most) {
        int open = view.openJobs(submitter, most) + onTheirWay.getOrDefault(submitter, 0);
        if (open >= most) {
            throw new ProblemException(Problem.of(
                    ProblemType.TOO_MANY_OPEN_JOBS,
                    "You have " + open + " jobs that haven't ended; at most " + most
                            + " are allowed at a time. Wait for one to end, or cancel one."));
        }
        onTheirWay.merge(submitter, 1, Integer::sum);
    }

    private synchronized void giveBack(String submitter) {
        onTheirWay.computeIfPresent(submitter, (who, count) -> count == 1 ? null : count - 1);
    }
}
