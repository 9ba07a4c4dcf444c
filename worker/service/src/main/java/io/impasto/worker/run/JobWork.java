package io.impasto.worker.run;

import io.impasto.common.job.JobResult;
import io.impasto.common.job.StyleJob;
import io.impasto.engine.memory.MemoryShare;

/** What there is to do for a job, between the note that an attempt begins and the note of how it ended. */
public interface JobWork {

    /**
     * Makes the result and stores it.
     *
     * @param share of the memory, to plan tiles with
     * @throws StoppedException if something stops it before there is a result
     * @throws RuntimeException that {@link Failures} has a name for
     */
    JobResult make(StyleJob job, int attempt, MemoryShare share, StopSigns signs);
}
