package io.impasto.worker.run;

import io.impasto.common.job.JobFailure;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.UndecodableRequestException;

/** One delivery of one request: the same request may be delivered again, to this worker or another. */
public interface Delivery {

    /** @throws UndecodableRequestException if it isn't a request */
    StyleJob decode() throws UndecodableRequestException;

    /** Counts this request's deliveries from 1. */
    int attempt();

    /** Whether handing it back now would leave it only the delivery that is for burying. */
    boolean lastToRun();

    /** Whether it has been delivered so often that it mustn't be run again, for it may be what kills the workers. */
    boolean exhausted();

    /**
     * Puts the request, as it came, where somebody will find it.
     *
     * @throws io.impasto.worker.report.ReportUnavailableException if it isn't known to be there
     */
    void bury(JobFailure why);

    /** Where it stood, for the log. */
    String origin();
}
