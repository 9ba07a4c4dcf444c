package io.impasto.worker.run;

import io.impasto.common.job.JobFailure;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.wire.UndecodableRequestException;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;

/** One delivery of one request: the same request may be delivered again, to this worker or another. */
public interface Delivery {

    /** @throws UndecodableRequestException if it isn't a request */
    Submission submission() throws UndecodableRequestException;

    /** The trace that it says it belongs to. */
    Context trace();

    /** Tells what came from anything else that comes under its id, whether or not it can be decoded. */
    RequestDigest rawDigest();

    /** How often the request was put off before. */
    int deferrals();

    /** Whether it would be lost if this delivery came to nothing. */
    boolean last();

    /**
     * Makes the request anew, as if it had never been delivered.
     *
     * @throws io.impasto.worker.report.ReportUnavailableException if it isn't known to be safe
     */
    void putBack();

    /**
     * Puts the request off, to be delivered again later.
     *
     * @param notBefore when
     * @param endedAttempt which attempt has come to nothing now; empty if none was begun
     * @throws io.impasto.worker.report.ReportUnavailableException if it isn't known to be safe
     */
    void putOff(Instant notBefore, Optional<Integer> endedAttempt);

    /**
     * Puts the request, as it came, where somebody will find it.
     *
     * @param history the attempts at it, as JSON; empty if there were none
     * @throws io.impasto.worker.report.ReportUnavailableException if it isn't known to be there
     */
    void bury(JobFailure why, Optional<String> history);

    /** Where it stood, for the log. */
    String origin();
}
