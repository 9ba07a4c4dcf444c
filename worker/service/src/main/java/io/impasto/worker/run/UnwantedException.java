package io.impasto.worker.run;

import io.impasto.common.job.Cancellation;

/** Somebody wants the job no more. */
final class UnwantedException extends StoppedException {

    private static final long serialVersionUID = 1L;

    private final transient Cancellation cancellation;

    UnwantedException(Cancellation cancellation) {
        super("cancelled");
        this.cancellation = cancellation;
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
