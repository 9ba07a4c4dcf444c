package io.impasto.worker.report;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Terminal;

/** Tells the world what becomes of a job. */
public interface JobReport {

    /** Says it without waiting for anybody to hear; a loss is logged and does no harm. For everything but the end. */
    void tell(JobEvent event);

    /**
     * Says how the job ended, and returns once that is safe.
     *
     * @throws ReportUnavailableException if it isn't known to be safe; saying it again does no harm, since a terminal event's id is
     *     a function of (job, state)
     */
    void conclude(Terminal event);
}
