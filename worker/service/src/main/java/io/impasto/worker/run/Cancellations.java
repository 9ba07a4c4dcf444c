package io.impasto.worker.run;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import java.util.Optional;

/** Which jobs somebody wants no more. May be asked by any thread, at every step. */
public interface Cancellations {

    /** The last one that was made under the id, whatever submission it means. */
    Optional<Cancellation> of(JobId job);
}
