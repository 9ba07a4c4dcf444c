package io.impasto.common.job;

/** Carries a {@link JobFailure} to whoever tells the job's story. */
public final class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JobFailure failure;

    public JobFailedException(JobFailure failure) {
        super(failure.code() + ": " + failure.detail());
        this.failure = failure;
    }

    public JobFailedException(JobFailure failure, Throwable cause) {
        super(failure.code() + ": " + failure.detail(), cause);
        this.failure = failure;
    }

    public JobFailure failure() {
        return failure;
    }
}
