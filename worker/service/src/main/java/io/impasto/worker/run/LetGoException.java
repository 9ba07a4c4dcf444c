package io.impasto.worker.run;

/** The worker lets go of a request that it hasn't finished. Not a failure of the job. */
final class LetGoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LetGoException(String reason) {
        super(reason);
    }

    LetGoException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
