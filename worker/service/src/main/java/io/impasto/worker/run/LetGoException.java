package io.impasto.worker.run;

/** The worker lets go of a request that it hasn't finished. Not a failure of the job. */
final class LetGoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    LetGoException(String reason) {
        super(reason);
        this.reason = reason;
    }

    LetGoException(Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = String.valueOf(cause.getMessage());
    }

    /** For the log and the event. */
    String reason() {
        return reason;
    }
}
