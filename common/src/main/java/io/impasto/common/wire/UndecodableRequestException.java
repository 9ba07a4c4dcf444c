package io.impasto.common.wire;

import io.impasto.common.job.JobId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record on the request topic that isn't a request; says why, and whose it is when that much can be read. */
public final class UndecodableRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable JobId jobId;

    UndecodableRequestException(String problem, @Nullable JobId jobId, @Nullable Throwable cause) {
        super(problem, cause);
        this.jobId = jobId;
    }

    /** The id in the broken request, so that its submitter can be told. */
    public Optional<JobId> jobId() {
        return Optional.ofNullable(jobId);
    }
}
